"""Parallax compares how news outlets cover one event; every count opens to its sentences."""

__version__ = "0.1.0"
