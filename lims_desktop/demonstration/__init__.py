"""The demonstration laboratory: a fictitious service with three years of cases, made by the acts of its own people."""

from lims_desktop.demonstration.material import material
from lims_desktop.demonstration.populate import Populated, Progress, demonstrate
from lims_desktop.demonstration.reporting import issue_reports

__all__ = ["Populated", "Progress", "demonstrate", "issue_reports", "material"]
