"""The parts of the methods page: one version's definition, what changed between two, the questions that are asked."""
