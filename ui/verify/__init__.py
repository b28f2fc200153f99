"""The parts of the verify page: the verdict, the figures, the findings, the newest checkpoint."""
