"""The story of the tour: its steps in order. A step is a function of the driver; its first sentence is its title."""

from __future__ import annotations

from ui.tour import steps_announced, steps_arrival, steps_custody, steps_looking, steps_walkin

STEPS = (
    *steps_arrival.STEPS,
    *steps_announced.STEPS,
    *steps_walkin.STEPS,
    *steps_custody.STEPS,
    *steps_looking.STEPS,
)
