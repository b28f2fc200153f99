#!/bin/sh
# Resolve the libraries of pyproject.toml anew and write the lock files. Needs `uv` on the path.
# No address of a package index is read from the environment or written to a lock file.
set -eu
cd "$(dirname "$0")/../.."
unset UV_DEFAULT_INDEX UV_INDEX UV_INDEX_URL UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_CONFIG_FILE

renew() {
    lock="installer/lock/$1.txt"
    contents=$2
    shift 2
    uv pip compile pyproject.toml "$@" --no-config --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate --upgrade --quiet --output-file "$lock.new"
    {
        echo "# Every library of the $contents, by exact version and content, for Python 3.11 to 3.14 on Linux and Windows."
        echo "# Written by installer/lock/renew.sh from pyproject.toml; not edited by hand."
        cat "$lock.new"
    } > "$lock"
    rm "$lock.new"
}

renew run "program" --extra embedded
renew test "program and of its tests" --extra embedded --extra tests
