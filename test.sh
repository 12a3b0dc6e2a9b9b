#!/usr/bin/env bash
# Builds everything, checks the format and runs all tests, after setting up what they need. With arguments, which choose
# tests, the format is left for the next whole run.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./test.sh [arguments of 'dotnet test']

  ./test.sh                                     everything, and whether the sources are formatted
  ./test.sh --filter FullyQualifiedName~Redis   only tests whose names have 'Redis'

Results are also written to artifacts/test-results. A Kafka or a Redis that is not installed runs in a container where a Docker
engine is there. Tests that need a part which this machine lacks skip and say so.
Environment: KAFKA_HOME, a Kafka distribution to test against; KAFKA_BOOTSTRAP and REDIS_URL, servers that run already;
TEST_IMAGES=1, also build what the Dockerfile builds, and run it as containers would be, without an engine (minutes; as root).
TEXT
}

case "${1:-}" in --help|-h) usage; exit 0 ;; esac

root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$root"

eng/setup.sh --for tests
if [ -z "${KAFKA_HOME:-}" ] && [ -x ../shared/kafka/bin/kafka-server-start.sh ]; then
  KAFKA_HOME="$(cd ../shared/kafka && pwd)"
  export KAFKA_HOME
fi

dotnet build Streaming.sln --configuration Release --nologo --verbosity quiet -warnaserror

status=0
# What analyzers say of the style is a fault of the build above: white space and the order of imports are left.
if [ $# -eq 0 ] && ! dotnet format Streaming.sln --verify-no-changes --no-restore --diagnostics IMPORTS; then
  echo "The sources above are not formatted: run 'dotnet format Streaming.sln'." >&2
  status=1
fi

# One project after the other: some start servers of their own, and machines are small.
rm -rf artifacts/test-results
dotnet test Streaming.sln --configuration Release --no-build --nologo -m:1 \
  --results-directory artifacts/test-results --logger 'trx;LogFilePrefix=tests' "$@" || status=$?

# With the official packages everything above ran without the stand-ins of eng/gaps: these are tested beside them.
if [ $# -eq 0 ] && [ -d eng/gaps ] && [ "$(cat eng/.mode)" = official ]; then
  eng/setup.sh --for stand-ins
  dotnet test tests/Streaming.Gaps.Tests --configuration Release --nologo --artifacts-path artifacts/gaps -p:BuildMode=gaps -p:TreatWarningsAsErrors=true \
    --results-directory artifacts/test-results --logger 'trx;LogFilePrefix=gaps' || status=$?
fi
exit "$status"
