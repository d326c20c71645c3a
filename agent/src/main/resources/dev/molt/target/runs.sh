
# True if the process of a file in run, whose number is in pid then, runs in this root: numbers are used again.
runs() {
    pid=
    [ -r "$ROOT/run/$1" ] && read -r pid <"$ROOT/run/$1"
    [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || return 1
    [ ! -d "/proc/$pid/cwd" ] || [ "$(cd -P "/proc/$pid/cwd" 2>/dev/null && pwd)" = "$ROOT" ]
}

# Waits a tenth of a second more, or a second where sleep knows no parts of it; waited counts tenths.
moment() {
    waited=$((waited + 1))
    sleep 0.1 2>/dev/null || { sleep 1 && waited=$((waited + 9)); }
}
