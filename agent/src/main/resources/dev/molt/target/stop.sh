
usage() {
    echo "usage: stop [--timeout SECONDS]"
}

timeout=60
while [ $# -gt 0 ]; do
    case $1 in
        --timeout) timeout=${2:-}; [ $# -lt 2 ] || shift ;;
        --timeout=*) timeout=${1#--timeout=} ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
case $timeout in
    '' | *[!0-9]*) usage >&2; exit 2 ;;
esac

# Heart ends with the JVM; where there is none, the JVM itself is asked.
if runs heart.pid; then
    file=heart.pid
elif runs molt.pid; then
    file=molt.pid
else
    echo "it does not run"
    exit 0
fi
asked=$pid
kill -TERM "$asked" 2>/dev/null
waited=0
while kill -0 "$asked" 2>/dev/null; do
    [ "$waited" -lt $((timeout * 10)) ] || fail "process $asked has not ended within $timeout seconds; it was asked to" 4
    moment
done
rm -f "$ROOT/run/$file"
echo "stopped"
