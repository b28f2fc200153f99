"""Parts of the customers' pages, and of what the laboratory sees of their looks."""
