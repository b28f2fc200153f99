"""The parts of the case page: its header, its tree of items, its tables, and what may be asked about it."""
