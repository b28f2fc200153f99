"""The parts of the pages about worksheets: the grid, what is typed into it, what the work uses, the questions."""
