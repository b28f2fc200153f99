"""Counting: its words, its two lists, the progress of its places, its result and its signatures."""
