# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh disable=SC2154
# Sourced by ./pptplab and ./check with $root set: installs what is missing, fetches waf's library,
# configures and builds. Everything it says goes to standard error.

SOURCES='.ci wscript VERSION packages.txt sim models topologies analysis tests'

say() { printf 'pptplab: %s\n' "$*" >&2; }

stop() {
    code=$1
    shift
    say "$*"
    exit "$code"
}

# Debian's own Python, because version managers put others in front.
if [ -x /usr/bin/python3 ]; then python=/usr/bin/python3; else python=python3; fi

has_header() {
    found=/usr/local/include:$(printf %s "${PKG_CONFIG_PATH-}" | sed 's,/lib[^:]*,/include,g'):${CPATH-}
    old_ifs=$IFS
    IFS=:
    for folder in /usr/include /usr/lib/llvm-*/lib/clang/*/include $found; do
        for header in "$folder/$1" "$folder"/*/"$1"; do
            [ -e "$header" ] && IFS=$old_ifs && return 0
        done
    done
    IFS=$old_ifs
    return 1
}

# missing GROUP...: the packages of these groups that are not there.
missing() {
    while read -r group package sign; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        case $sign in
            '<'*) sign=${sign#<} && has_header "${sign%>}" ;;
            *) command -v "$sign" >/dev/null ;;
        esac || printf '%s ' "$package"
    done <"$root/packages.txt"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

install_packages() {
    list="apt-get install --no-install-recommends $*"
    [ "${PPTPLAB_NO_SETUP:-0}" = 0 ] || stop 2 "PPTPLAB_NO_SETUP is set; as root: $list"
    command -v apt-get >/dev/null ||
        stop 2 "no apt-get here; install by hand what these Debian packages hold (packages.txt): $*"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || stop 2 "neither root nor sudo; as root: $list"
    say "installing with apt-get"
    # The second try is for machines whose package lists are missing or out of date.
    apt_install "$@" || { as_root apt-get update 9>&- >&2 && apt_install "$@"; } ||
        stop 2 "installing failed; as root: $list"
}

apt_install() {
    apt-get install --simulate "$@" >/dev/null 2>&1 || return
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
        -o DPkg::Lock::Timeout=600 "$@" 9>&- >&2
}

# The xmds2 package carries waf's library. It is unpacked, not installed: it depends on 80 packages.
fetch_waf() {
    advice="unpack waf (https://waf.io) and let WAFDIR name the folder that holds waflib"
    [ "${PPTPLAB_NO_SETUP:-0}" = 0 ] || stop 2 "PPTPLAB_NO_SETUP is set; missing: waf; $advice"
    command -v apt-get >/dev/null || stop 2 "missing: waf; $advice"
    say "fetching waf's library from Debian's package xmds2 into .waf/"
    rm -rf "$root/.waf"
    mkdir "$root/.waf" || stop 2 "$root is not writable"
    (
        cd "$root/.waf" || exit
        apt-get download -o APT::Sandbox::User=root xmds2 ||
            { as_root apt-get update && apt-get download -o APT::Sandbox::User=root xmds2; } &&
            dpkg-deb -x xmds2*.deb . && rm xmds2*.deb
    ) 9>&- >&2 || stop 2 "that failed; $advice"
}

# lock: one set-up or build at a time in this folder, until `unlock` or the end.
lock() {
    mkdir -p "$root/build" 2>/dev/null
    [ -w "$root/build" ] || stop 2 "$root/build is not writable"
    exec 9>"$root/build/.lock"
    command -v flock >/dev/null || return 0
    flock -n 9 || {
        say "another build runs in $root; waiting for it"
        flock 9
    }
}

unlock() { exec 9>&-; }

# set_up GROUP...
set_up() {
    packages=$(missing "$@")
    # shellcheck disable=SC2086 # one word for each package
    [ -z "$packages" ] || {
        say "missing packages: $packages"
        install_packages $packages
        [ -z "$(missing "$@")" ] || stop 2 "installed, and still missing: $(missing "$@")"
    }
    "$python" "$root/.ci/waf" --library >/dev/null 2>&1 || fetch_waf
}

# wish GROUP...: installs these groups where that can be done; tests say what they skip without.
wish() {
    packages=$(missing "$@")
    # shellcheck disable=SC2086 # one word for each package
    [ -z "$packages" ] || (set_up "$@") || say "goes on without: $packages"
}

waf() { "$python" "$root/.ci/waf" "$@" 9>&- >&2; }

# build [WAF OPTION]...: configures first when what decides the configuration has changed.
build() {
    configuration=$(cd "$root" && pwd && missing run check lab && cat wscript packages.txt .ci/* | cksum)
    if [ "$(cat "$root/build/.configured" 2>/dev/null)" != "$configuration" ]; then
        waf configure || stop 2 "configuring failed; details in $root/build/config.log"
        printf '%s\n' "$configuration" >"$root/build/.configured"
    fi
    waf build "$@"
}

# Changes with the commit and with the name, size or time of any file that the build may read.
fingerprint() {
    (
        cd "$root" || exit
        git rev-parse HEAD
        # shellcheck disable=SC2086 # one word for each folder
        if [ -e .git ]; then
            git ls-files -z
            git ls-files -z --others --exclude-standard -- $SOURCES
        else
            find $SOURCES -type f ! -name '*.pyc' -print0
        fi | xargs -0 stat -c '%n %s %y'
    ) 2>/dev/null | cksum
}
