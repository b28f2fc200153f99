#!/bin/sh
# Open LIMS Desktop with the demonstration laboratory: install what is missing, then start.
# With words behind it, they are given to the program: sh installer/run.sh verify
set -eu
cd "$(dirname "$0")/.."
. installer/setup/packages.sh
. installer/setup/environment.sh

has_display() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] &&
        $python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' 2> /dev/null
}

be_ready run
if [ $# -gt 0 ]; then
    exec $python main.py "$@"
elif has_display; then
    # Whoever has not chosen a laboratory yet tries the demonstration on this computer.
    $python -c 'from lims_desktop import station as s; s.load() or s.Station(s.suggested_name()).save()'
    exec $python main.py
fi
say "There is no display here, so instead of opening the window the program shows itself in pictures, in the folder 'tour'."
QT_QPA_PLATFORM=offscreen exec $python main.py tour --out tour
