"""The laboratory itself: its records, its rules and who may do what. It knows no screen and no cable."""

VERSION = "0.1.0"

SCHEMA = 2
"""The release of the database this program speaks to; raised whenever tables or functions change shape."""
