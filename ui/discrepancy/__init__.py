"""Discrepancies on the screen: their words, their story, what a manager does with them."""
