"""Containers on the screen: the one that is open, the list of carriers, and the questions about them."""
