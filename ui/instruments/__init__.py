"""The parts of the page of instruments and lots: how they stand, and the questions that are asked."""
