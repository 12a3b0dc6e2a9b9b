#!/usr/bin/env bash
# Asks a query service from the command line: KPIs, tickets, exports. See ./cli.sh --help.
set -euo pipefail

root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
program="$root/artifacts/bin/Streaming.Cli/release/Streaming.Cli.dll"

if [ ! -f "$program" ] || [ -n "$(find "$root/services/cli" "$root/contracts" "$root"/Directory.* -newer "$program" -type f -print -quit)" ]; then
  "$root/eng/setup.sh" --for build >&2
  dotnet build "$root/services/cli/Streaming.Cli" -c Release -v quiet --nologo >&2
  touch "$program"
fi
exec dotnet exec "$program" "$@"
