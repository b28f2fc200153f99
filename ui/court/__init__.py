"""Court visits on the screen: the list, out, back."""
