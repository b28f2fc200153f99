"""Where is it? What was found, grouped by kind."""
