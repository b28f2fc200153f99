"""The report itself: drawn from the facts of the record, tagged, with a seat for each signature, signed and checked.

The same facts give the same bytes: whoever reviews a report draws it again and holds it against what was signed.
"""
