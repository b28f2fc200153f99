"""The parts of the item page: its facets, its story, its tables, its labels, and what may be asked about it."""
