# What the program needs of the operating system. Sourced by run.sh and test.sh.
# As root, or with sudo: installed. As anybody else: unpacked into the checkout's own folder .debian and used from there.

private="$PWD/.debian"

say() { printf '%s\n' "$*" >&2; }

give_up() {
    say "$*"
    exit 1
}

# Names of Debian packages that lists of packages ask for and that this computer does not have, with what they need.
# Never another C library: it would not fit the loader of the one that is there.
missing_packages() {
    # shellcheck disable=SC2046 # the lists are words
    plan=$(apt_quiet --simulate --no-upgrade install $(cat "$@")) || return 1
    printf '%s\n' "$plan" | sed -n -e '/^Inst libc6 /d' -e 's/^Inst \([^ ]*\).*/\1/p'
}

apt_quiet() {
    LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -qq --yes --no-install-recommends "$@"
}

have_packages() {
    use_private
    command -v apt-get > /dev/null || {
        say "This is not Debian or Ubuntu: the libraries named in $* have to be there already."
        return
    }
    missing=$(missing_packages "$@" 2> /dev/null) || missing=unknown
    [ -z "$missing" ] && return
    as_root=$(way_to_root) || {
        unpack_privately "$@"
        return
    }
    say "Installing what the program needs of the operating system ..."
    $as_root apt-get -qq update || say "The list of packages could not be renewed; going on with the old one."
    # shellcheck disable=SC2046,SC2086 # the lists and the prefix are words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 --yes --no-install-recommends --no-upgrade install \
        $(cat "$@") > /dev/null || give_up "These packages could not be installed: $missing"
}

way_to_root() {
    if [ "$(id -u)" = 0 ]; then
        echo env
    elif command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
        echo "sudo -n"
    else
        return 1
    fi
}

# Without the rights to install: fetch the packages with apt's own downloader and unpack them beside the program.
unpack_privately() {
    say "Nobody here may install packages, so they are unpacked into $private for this program alone ..."
    mkdir -p "$private/lists/partial" "$private/cache/archives/partial"
    printf '%s "%s";\n' Debug::NoLocking 1 Dir::State::lists "$private/lists" Dir::Cache "$private/cache" > "$private/apt.conf"
    export APT_CONFIG="$private/apt.conf"
    apt_quiet update || say "The list of packages could not be renewed; going on with the old one."
    missing=$(missing_packages "$@") || ask_the_administrator "$@"
    for package in $missing; do
        [ -e "$private/unpacked/$package" ] || unpack_package "$package" || ask_the_administrator "$@"
    done
    unset APT_CONFIG
    use_private
}

unpack_package() {
    mkdir -p "$private/unpacked" "$private/fetched"
    rm -f "$private"/fetched/*
    (cd "$private/fetched" && apt_quiet download "$1") || return 1
    dpkg -x "$private"/fetched/*.deb "$private" || return 1
    : > "$private/unpacked/$1"
}

ask_the_administrator() {
    give_up "Packages are missing here. Ask the administrator of this computer to run this one line, then start again:
    apt-get install --no-install-recommends $(cat "$@" | tr '\n' ' ')"
}

# Let programs find what was unpacked into .debian.
use_private() {
    [ -d "$private/usr" ] || return 0
    for folder in "$private"/usr/lib/*-linux-gnu "$private"/lib/*-linux-gnu; do
        [ -d "$folder" ] && LD_LIBRARY_PATH="$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
    done
    PATH="$PATH:$private/usr/bin"
    export PATH LD_LIBRARY_PATH
    [ -d /usr/share/X11/xkb ] || export XKB_CONFIG_ROOT="$private/usr/share/X11/xkb"
    [ -e /etc/fonts/fonts.conf ] || use_private_fonts
}

use_private_fonts() {
    export FONTCONFIG_FILE="$private/fonts.conf"
    [ -e "$FONTCONFIG_FILE" ] || cat > "$FONTCONFIG_FILE" << END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>$private/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
END
}
