"""The parts of the intake page: what is typed, how it is checked, and one widget for each step at the counter."""
