"""Signatures on reports: the laboratory's own certificate authority, the keys of its people, PAdES, and who checks it.

Nothing here knows the database. pyHanko, cryptography and pikepdf are imported late: by whoever signs or checks.
"""

import logging

for _library in ("pyhanko", "pyhanko_certvalidator", "fontTools"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)  # what they log they also answer or raise
