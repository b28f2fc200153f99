"""Holds on the screen: their table, the questions about them, and setting one on many items by scanning."""
