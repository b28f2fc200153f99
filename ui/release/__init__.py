"""Release on the screen: the list, giving, taking back."""
