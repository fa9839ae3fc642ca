#!/bin/bash
# Runs a command with flushes that take SLOW_FLUSH_MICROS (2000) longer, its own and those of a PostgreSQL server that is
# started for it and removed after it. The server's URL is in BENCHMARK_POSTGRES_URL:
#
#   samples/benchmarks/slow-postgres.sh java -cp samples/benchmarks/target/benchmarks.jar \
#     dev.cuehook.benchmarks.inbox.InboxBenchmarks
#
# Needs gcc and PostgreSQL's server programs (the newest of /usr/lib/postgresql, else those in PATH).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
newest=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1) || true
PATH=${newest:+$newest:}$PATH

as_server() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}
stop() {
  as_server pg_ctl -D "$folder/data" -m immediate stop > /dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

gcc -shared -fPIC -O2 -o "$folder/slow-flush.so" "$here/slow-flush.c" -ldl
chmod 755 "$folder"
mkdir "$folder/data"
if [ "$(id -u)" = 0 ]; then chown postgres "$folder/data"; fi
as_server initdb -D "$folder/data" -U postgres -A trust > /dev/null
started=
for _ in 1 2 3 4 5; do # the port may be in use
  port=$((20000 + RANDOM % 12000))
  if as_server env LD_PRELOAD="$folder/slow-flush.so" pg_ctl -D "$folder/data" -l "$folder/data/log" -w start \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB" > /dev/null; then
    started=yes
    break
  fi
done
if [ -z "$started" ]; then
  cat "$folder/data/log" >&2
  exit 1
fi
LD_PRELOAD="$folder/slow-flush.so" \
  BENCHMARK_POSTGRES_URL="jdbc:postgresql://127.0.0.1:$port/postgres?user=postgres" "$@"
