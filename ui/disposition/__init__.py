"""What the pages of retention, dispositions and roll calls are made of."""
