"""The parts of the pre-log page: what is announced, line by line, and the paper for the counter."""
