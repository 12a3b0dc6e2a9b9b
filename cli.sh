#!/usr/bin/env bash
# Asks a query service from the command line: KPIs, tickets, exports. See ./cli.sh --help.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
program="$root/artifacts/bin/Streaming.Cli/release/Streaming.Cli.dll"

if [ ! -f "$program" ] || [ -n "$(find "$root/services/cli" "$root/contracts" "$root"/Directory.* -newer "$program" -type f -print -quit)" ]; then
  "$root/eng/setup.sh" --for build >&2
  echo "Building (the first time takes a minute) ..." >&2
  if ! log="$(dotnet build "$root/services/cli/Streaming.Cli" -c Release -v quiet --nologo 2>&1)"; then
    echo "$log" >&2
    echo "The command line could not be built, see above." >&2
    exit 1
  fi
  touch "$program"
fi
exec dotnet exec "$program" "$@"
