"""What the pages of custody share: scans in their order, the list of what was scanned, and the words for it."""
