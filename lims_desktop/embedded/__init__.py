"""The laboratory's own PostgreSQL on this computer, for a trial, a single bench and the tests.

`start` starts the server of a folder or joins the one that runs; `stop` ends it,
`leave` ends it unless somebody else uses it. Nobody is trusted without a password.
"""

from lims_desktop.embedded.folder import Server, default_folder
from lims_desktop.embedded.launcher import leave, start, stop

__all__ = ["Server", "default_folder", "leave", "start", "stop"]
