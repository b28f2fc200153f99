"""Label designs as data, composed for a printer's resolution and drawn as a picture.

design = designs()["tube"]
png = preview(design, {"code": "E260042170329", "number": "26-004217-003", "description": "Blood, grey top"}, dpi=203)
"""

from devices.labels.compose import Label, compose
from devices.labels.design import Design, designs
from devices.labels.draw import png, preview
from devices.labels.readback import read_back

__all__ = ["Design", "Label", "compose", "designs", "png", "preview", "read_back"]
