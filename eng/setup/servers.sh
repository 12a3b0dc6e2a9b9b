# Installs what the tests use beside .NET, where it can; a test that lacks its part skips and says so. Sourced by eng/setup.sh.

want() {
  local what="$1" why="$2"
  shift 2
  apt_install "$@" || say "$what is not here and cannot be installed: $why."
}

has redis-server || want redis-server "tests against a real Redis skip" redis-server
has promtool && has prometheus || want Prometheus "tests of metrics, rules and dashboards skip" prometheus
has amtool && has prometheus-alertmanager || want Alertmanager "tests of alerts skip" prometheus-alertmanager
has chromium || has google-chrome || [ -n "${CHROMIUM:-}" ] \
  || want Chromium "tests of the wall-board in a browser skip" chromium fonts-inter
has grpc_python_plugin && [ -e /usr/include/google/protobuf/timestamp.proto ] && /usr/bin/python3 -c 'import grpc, google.protobuf' >/dev/null 2>&1 \
  || want "a Python gRPC client" "the test of a client in another language skips" \
    python3-grpcio python3-protobuf protobuf-compiler protobuf-compiler-grpc libprotobuf-dev

if [ -z "${KAFKA_HOME:-}" ] && [ -x "$root/../shared/kafka/bin/kafka-server-start.sh" ]; then
  KAFKA_HOME="$(cd "$root/../shared/kafka" && pwd)"
  export KAFKA_HOME
fi
if [ -n "${KAFKA_HOME:-}" ] && ! has java; then
  want java "tests against a real Kafka skip" openjdk-17-jre-headless
fi

docker compose version >/dev/null 2>&1 || has docker-compose \
  || want Compose "the check of docker-compose.yml by Compose itself skips" docker-compose

# Grafana's published types, against which dashboards are checked: a folder for each content of the lock file, shared by all clones.
install_grafana_schema() {
  local source="$root/tests/Streaming.Observability.Tests/Schema" folder staged
  folder="$cache/grafana-schema-$(sha256sum <"$source/package-lock.json" | cut -c1-16)"
  [ ! -d "$folder" ] || return 0
  has npm || apt_install npm || { say "npm is not here and cannot be installed: the check of dashboards against Grafana's types skips."; return 0; }
  mkdir -p "$cache"
  staged="$(mktemp -d "$cache/staged.XXXXXX")"
  cp "$source/package.json" "$source/package-lock.json" "$staged/"
  if (cd "$staged" && npm ci --ignore-scripts --no-audit --no-fund) >"$staged/log" 2>&1; then
    mv -T "$staged" "$folder" 2>/dev/null || rm -rf "$staged"
  else
    say "Grafana's types cannot be installed (npm): the check of dashboards against them skips."
    rm -rf "$staged"
  fi
}

install_grafana_schema
