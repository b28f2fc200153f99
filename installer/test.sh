#!/bin/sh
# Check everything: form, types, floors and tests. With words behind it, only the tests that they name to pytest.
set -eu
cd "$(dirname "$0")/.."
. installer/setup/packages.sh
. installer/setup/environment.sh

be_ready test
export QT_QPA_PLATFORM=offscreen
summary=""
failed=0

check() {
    what=$1
    shift
    printf '\n== %s\n' "$what"
    if "$@"; then
        summary="$summary  passed  $what\n"
    else
        summary="$summary  FAILED  $what\n"
        failed=1
    fi
}

if [ $# -gt 0 ]; then
    exec $python -m pytest "$@"
fi
check "form (ruff format)" $python -m ruff format --check .
check "rules of writing (ruff check)" $python -m ruff check .
check "types (mypy)" $python -m mypy
check "floors (import-linter)" .venv/bin/lint-imports
check "tests (pytest)" $python -m pytest -n 2 --dist loadfile
# shellcheck disable=SC2059 # the summary is made of lines of ours
printf "\n$summary"
exit $failed
