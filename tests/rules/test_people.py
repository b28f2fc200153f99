"""People and their duties, each rule tried by a person's own login."""

from __future__ import annotations

import pytest

from lims_desktop import people
from lims_desktop.errors import Refused
from tests.database import PASSWORD


def test_everybody_signs_in_as_themself(lab_of):
    lab = lab_of("tech.tom")
    assert lab.me.name == "Tom Evidence"
    assert lab.me.duties == {"evidence_technician"}
    assert lab.laboratory.demonstration
