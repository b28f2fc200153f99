"""Everything on the screen."""

from ui import singletons

singletons.keep_alive()
