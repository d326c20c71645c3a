
usage() {
    cat <<'END'
usage: start [basic|simple|embedded|heart]
  embedded  in the background, started again when it dies, its output in log (the default)
  heart     the same in the foreground, for systemd and containers
  simple    in the foreground, with Molt in it, ended when it ends
  basic     in the foreground, without Molt in it
END
}

[ $# -le 1 ] || { usage >&2; exit 2; }
mode=${1:-embedded}
case $mode in
    basic | simple | embedded | heart) ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac

read_start_data
cd "$ROOT" || exit 1
if runs heart.pid || runs molt.pid; then
    fail "it runs already, in process $pid; bin/stop stops it" 3
fi
[ -d log ] || mkdir -m 755 log || exit 1
[ -d run ] || mkdir -m 700 run || exit 1
MOLT_ROOT=$ROOT
export MOLT_ROOT

# Here, in the foreground: what is handed over are more options for the JVM.
foreground() {
    if [ "$feature" != - ] && [ ! -x "jdk-$feature/bin/java" ]; then
        fail "release $release runs on Java $feature, and there is no $ROOT/jdk-$feature: bin/molt target jdk HOME" 3
    fi
    echo $$ >run/molt.pid
    exec "$java" "@releases/$release/start.args" "$@" dev.molt.launch.Start "releases/$release/start.boot"
}

beat() {
    set -- "$java" -Xmx32m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$jar" heart --root "$ROOT"
    if [ "$mode" = heart ]; then
        exec "$@"
    fi
    # Appended to, as the heart of another start at the same time may write there.
    (umask go-w && : >log/heart.log) || exit 1
    nohup "$@" >>log/heart.log 2>&1 </dev/null &
    heart=$!
}

# Waits until the system says that it runs, as long as there is somebody who starts it.
wait_until_up() {
    waited=0
    while kill -0 "$heart" 2>/dev/null; do
        if runs molt.pid && [ "$pid" = "$(cat run/started 2>/dev/null)" ]; then
            echo "it runs in process $pid"
            exit 0
        fi
        [ "$waited" -lt 600 ] || break
        moment
    done
}

# The last lines of the logs that hold some.
last_lines() {
    for log in log/molt.log.1 log/heart.log; do
        if [ -s "$log" ]; then
            echo "the last lines of $ROOT/$log:"
            tail -n 20 "$log" | tail -c 4000
            echo
        fi
    done
}

case $mode in
    basic) foreground ;;
    simple)
        case $ROOT in
            *,*) fail "$ROOT has a comma, which divides the agent's options: move it elsewhere" 3 ;;
        esac
        foreground "-javaagent:$jar=root=$ROOT,control=$ROOT/run"
        ;;
    heart) beat ;;
    embedded)
        beat
        wait_until_up
        last_lines >&2
        if kill -0 "$heart" 2>/dev/null; then
            fail "it does not run yet, and goes on starting; bin/stop stops it" 4
        fi
        # What heart refuses, such as to beat beside another, and why it gave up.
        wait "$heart" && code=0 || code=$?
        [ "$code" = 3 ] && fail "it was refused" 3
        fail "it did not start" 4
        ;;
esac
