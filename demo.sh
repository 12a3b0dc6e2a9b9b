#!/usr/bin/env bash
# Shows the KPIs of a real help desk, live: sets up and builds what is missing, then runs the demo. See ./demo.sh --help.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
output="$root/artifacts/bin/Streaming.Demo/release"
stamp="$root/artifacts/demo.stamp"

# Nothing to do while no source is newer than the last build.
is_built() {
  [ -f "$stamp" ] && [ -f "$output/Streaming.Demo.dll" ] || return 1
  [ -z "$(find "$root/services" "$root/contracts" "$root/eng" "$root"/Directory.* "$root/global.json" \
    -newer "$stamp" -type f -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]
}

build() {
  echo "Building (the first time takes a minute or two) ..." >&2
  local log
  log="$(mktemp)"
  touch "$stamp.begun"
  # Build nodes and the compiler would wait for more work in the background: the demo leaves nothing behind.
  if ! (cd "$root" && dotnet build services/demo/Streaming.Demo -c Release -v quiet --nologo -nodeReuse:false) >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "The demo could not be built, see above." >&2
    exit 1
  fi
  rm -f "$log"
  mv "$stamp.begun" "$stamp"
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true
}

# Two demos that begin at once set up and build one after the other.
prepare() {
  mkdir -p "$root/artifacts"
  if command -v flock >/dev/null 2>&1 && [ -w "$root/artifacts" ]; then
    exec 9>"$root/artifacts/demo.lock"
    flock 9
  fi
  # The lock is not for those that these leave behind: a compiler server lives on for a while.
  "$root/eng/setup.sh" --for demo >&2 9>&-
  is_built || build 9>&-
}

# Standard input may be the events: nothing here reads it.
(prepare) </dev/null
STREAMING_ROOT="$root" exec dotnet exec "$output/Streaming.Demo.dll" "$@"
