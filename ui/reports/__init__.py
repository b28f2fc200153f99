"""What the pages of reports are made of: the writing, the paper, the review, the record, the signature."""
