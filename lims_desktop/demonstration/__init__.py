"""The demonstration laboratory: a fictitious service with three years of cases, made by the acts of its own people."""

from lims_desktop.demonstration.material import material
from lims_desktop.demonstration.populate import Populated, Progress, demonstrate

__all__ = ["Populated", "Progress", "demonstrate", "material"]
