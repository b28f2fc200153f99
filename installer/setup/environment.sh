# The program's own Python environment in .venv. Sourced by run.sh and test.sh, after packages.sh.

unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME # they would slow the program down or lead it astray

python=.venv/bin/python
fits='import sys, sqlite3, ssl, zlib; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'

# Make everything that the named lock file (run or test) asks for be there; the second time, see at once that it is.
be_ready() {
    stamp=".venv/ready-$1"
    use_private
    [ -e "$stamp" ] && [ "$(cat "$stamp")" = "$(state_of "$1")" ] && return
    case $1 in
        run) have_packages installer/packages/run.txt ;;
        test) have_packages installer/packages/run.txt installer/packages/test.txt ;;
    esac
    make_environment
    say "Installing the program's libraries (the first time this takes a minute or two) ..."
    install_libraries "installer/lock/$1.txt"
    can_draw
    state_of run > .venv/ready-run # what the tests need includes what the program needs
    state_of "$1" > "$stamp"
}

state_of() {
    $python -c "$fits" && $python -VV && cat "installer/lock/$1.txt" installer/packages/*.txt | sha256sum
}

make_environment() {
    $python -c "$fits" 2> /dev/null && return
    found=$(find_python) || {
        have_packages installer/packages/python.txt
        found=$(find_python) || give_up "The program needs Python 3.11, 3.12, 3.13 or 3.14, and this computer has none of them."
    }
    "$found" -m venv --clear --without-pip .venv
}

find_python() {
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14; do
        "$candidate" -c "$fits" 2> /dev/null && command -v "$candidate" && return
    done
    return 1
}

install_libraries() {
    $python -m pip --version > /dev/null 2>&1 || get_pip
    PYTHONPATH="$pip_home" $python -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: --require-hashes --compile \
        --requirement "$1" || give_up "The program's libraries could not be installed: is the package index within reach?"
}
pip_home=""

# Debian keeps pip apart from Python; where it is not installed, pip is run from the file that Debian packs it in.
get_pip() {
    $python -m ensurepip > /dev/null 2>&1 && return
    have_packages installer/packages/pip.txt
    wheel=$(find /usr/share/python-wheels "$private/usr/share/python-wheels" -name 'pip-*.whl' 2> /dev/null | head -n 1)
    [ -n "$wheel" ] || give_up "pip is missing here. Ask the administrator to run: apt-get install python3-venv"
    pip_home=$wheel
    [ -e /etc/ssl/certs/ca-certificates.crt ] || trust_private_certificates
}

# Debian's pip trusts the certificates of the operating system, which are not there either: give it the unpacked ones.
trust_private_certificates() {
    pip_home="$private/pip"
    $python -m zipfile -e "$wheel" "$pip_home"
    cat "$private"/usr/share/ca-certificates/mozilla/*.crt > "$private/certificates.crt"
    cat > "$pip_home/pip/_vendor/certifi/core.py" << END
from pathlib import Path

def where():
    return "$private/certificates.crt"

def contents():
    return Path(where()).read_text(encoding="ascii")
END
}

can_draw() {
    QT_QPA_PLATFORM=offscreen $python -c 'from PySide6 import QtPdf, QtPrintSupport, QtSvg, QtWidgets; QtWidgets.QApplication([])' || give_up \
        "Qt cannot start: a library of the operating system is missing. The packages it needs are in installer/packages/run.txt."
}
