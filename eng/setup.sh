#!/usr/bin/env bash
# Sets up what the build, the demo and the tests need. Safe to run again at any time: what is there already is left alone.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: eng/setup.sh [--for build|demo|tests|stand-ins] [--mode auto|official|gaps] [--help]

  --for   what to set up: build (packages, librdkafka), demo (also the local tools; the default),
          tests (also redis-server, Prometheus, Alertmanager and a Python gRPC client, from Debian's packages where run as root),
          stand-ins (what the packages of eng/gaps are built and tested with, whatever the mode of this clone)
  --mode  which packages to build with: official ones only, or stand-ins for those that the package source
          lacks (gaps); auto asks the package source. Decided once per clone and kept in eng/.mode.
TEXT
}

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
purpose=demo
mode=

while [ $# -gt 0 ]; do
  case "$1" in
    --for) purpose="${2:?--for needs a value}"; shift 2 ;;
    --mode) mode="${2:?--mode needs a value}"; shift 2 ;;
    --help|-h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
case "$purpose" in build|demo|tests|stand-ins) ;; *) usage >&2; exit 2 ;; esac
case "$mode" in ''|auto|official|gaps) ;; *) usage >&2; exit 2 ;; esac

. "$root/eng/setup/common.sh"

require_dotnet
. "$root/eng/setup/mode.sh"
if [ "$(read_mode)" = gaps ] || [ "$purpose" = stand-ins ]; then
  . "$root/eng/gaps/setup.sh"
fi
if [ "$purpose" = demo ] || [ "$purpose" = tests ]; then
  . "$root/eng/setup/tools.sh"
fi
if [ "$purpose" = tests ]; then
  . "$root/eng/setup/servers.sh"
fi
