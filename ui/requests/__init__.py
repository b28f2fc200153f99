"""The parts of the pages about requests: the queue, one request's card, the questions that are asked."""
