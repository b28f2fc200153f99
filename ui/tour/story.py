"""The story of the tour: its steps in order. A step is a function of the driver; its first sentence is its title."""

from __future__ import annotations

from ui.tour import (
    steps_announced,
    steps_arrival,
    steps_casework,
    steps_custody,
    steps_keeping,
    steps_looking,
    steps_outside,
    steps_reports,
    steps_walkin,
)

STEPS = (
    steps_arrival.choose_station,
    *steps_announced.ANNOUNCING,
    steps_arrival.change_station,
    steps_arrival.mistype_password,
    steps_arrival.sign_in,
    *steps_announced.SERVING,
    *steps_walkin.STEPS,
    *steps_custody.STEPS,
    *steps_outside.STEPS,
    *steps_keeping.STEPS,
    *steps_looking.LOOKING,
    *steps_casework.ASKING,
    *steps_casework.ANSWERING,
    *steps_reports.STEPS,
    *steps_looking.ENDING,
)

README = ("ten-packages", "label-jam", "second-person", "item", "verify", "item-dark", "report", "report-issued")
"""The pictures that the README shows."""
