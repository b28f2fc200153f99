"""The laboratory's own settings: policies, the words of its lists."""
