"""Disclosure bundles on the screen: asked for on the page of a case or a report, and listed with the case."""
