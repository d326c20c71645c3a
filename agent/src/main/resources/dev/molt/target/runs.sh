
# Who cannot look into run would find that nothing runs.
if [ -d "$ROOT/run" ] && [ ! -x "$ROOT/run" ]; then
    fail "$ROOT/run is not yours to enter: do this as the owner of $ROOT" 3
fi

# True if the process of a file in run, whose number is in pid then, runs this system: numbers are used again, in containers
# even the first ones, and a shell may stand in the root as well.
runs() {
    pid=
    [ -r "$ROOT/run/$1" ] && read -r pid <"$ROOT/run/$1"
    case $pid in
        '' | *[!0-9]*) return 1 ;;
    esac
    kill -0 "$pid" 2>/dev/null || return 1
    [ -d "/proc/$pid/cwd" ] || return 0
    [ "$(cd -P "/proc/$pid/cwd" 2>/dev/null && pwd)" = "$ROOT" ] || return 1
    case $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null) in
        *"/molt.jar heart --root "* | *" dev.molt.launch.Start "*) return 0 ;;
        *) return 1 ;;
    esac
}

# Waits a tenth of a second more, or a second where sleep knows no parts of it; waited counts tenths.
moment() {
    waited=$((waited + 1))
    sleep 0.1 2>/dev/null || { sleep 1 && waited=$((waited + 9)); }
}
