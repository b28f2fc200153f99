"""Methods as data: what an analysis records, computes, checks and reports. A new discipline is a new definition."""
