"""The parts of the places page: the storage tree, one place's card, its labels, the questions a manager is asked."""
