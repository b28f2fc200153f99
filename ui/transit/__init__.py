"""Transit on the screen: the legs, a dispatch, an arrival."""
