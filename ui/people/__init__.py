"""The parts of the people page: the roster, one person's card, the questions an administrator is asked."""
