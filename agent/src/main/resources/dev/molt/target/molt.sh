
read_start_data
MOLT_ROOT=$ROOT
export MOLT_ROOT
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$ROOT/$jar" "$@"
