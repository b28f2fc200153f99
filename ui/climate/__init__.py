"""The parts of the page of temperatures: the curve of a place, its excursions, readings by hand, by CSV, by logger."""
