
# What the system starts with, and the program that runs it.
read_start_data() {
    [ -r "$ROOT/releases/start.data" ] || fail "there is no $ROOT/releases/start.data: this is no target system, or take it from a backup" 3
    read -r feature molt release <"$ROOT/releases/start.data" || fail "$ROOT/releases/start.data is not a whole line; write one such as: - 0.1.0 FIRST" 3
    if [ "$feature" != - ] && [ -x "$ROOT/jdk-$feature/bin/java" ]; then
        java=$ROOT/jdk-$feature/bin/java
    elif [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
    else
        java=$(command -v java) || fail "there is no Java: set JAVA_HOME, or put java on the PATH" 3
    fi
    [ -x "$java" ] || fail "there is no $java: set JAVA_HOME to a JDK" 3
    jar=lib/molt-$molt/molt.jar
    [ -r "$ROOT/$jar" ] || fail "there is no $ROOT/$jar, with which release $release runs" 3
}
