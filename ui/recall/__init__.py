"""Parts of the page of recalls."""
