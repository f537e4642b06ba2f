"""Adapters of public sets, one file a set, and one command that scores them; no text of any set is kept here."""
