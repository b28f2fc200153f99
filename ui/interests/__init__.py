"""Conflicts of interest on the screen: declared from three pages, lifted on their own."""
