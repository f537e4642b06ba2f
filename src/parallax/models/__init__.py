"""Models shipped with the package; MODEL.md says how each was made."""
