"""Quality on the screen: nonconformities and their words, tests, what is asked about them."""
