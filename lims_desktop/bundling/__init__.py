"""A disclosure bundle written as one file, read as pages, and checked by the program that goes along in it."""
