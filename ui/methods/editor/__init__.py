"""The parts of the method editor: tables of lines that are edited in place, and what the formulas give meanwhile."""
