#!/bin/sh
# Made by Molt; what is changed here stays.
set -u
unset CDPATH

# Where this lies, through links, is where the system is.
here=$0
while [ -h "$here" ]; do
    link=$(readlink "$here")
    case $link in
        /*) here=$link ;;
        *) here=$(dirname -- "$here")/$link ;;
    esac
done
ROOT=$(cd -P -- "$(dirname -- "$here")/.." && pwd) || exit 1

# Java cannot name such files unless the locale can.
if [ -n "$(printf %s "$ROOT" | LC_ALL=C tr -d ' -~')" ]; then
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *[Uu][Tt][Ff]*8*) ;;
        *) LC_ALL=C.UTF-8 && export LC_ALL ;;
    esac
fi

# Says why and ends: fail REASON CODE.
fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit "$2"
}
