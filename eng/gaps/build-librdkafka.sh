#!/usr/bin/env bash
# Fetches, checks and builds librdkafka: build-librdkafka.sh FOLDER NPM-PACKAGE SHA256-OF-ITS-TARBALL
set -euo pipefail

cd "$1"
npm pack --silent "$2"
tarball="$(ls ./*.tgz)"
echo "$3  $tarball" | sha256sum --check
tar -xzf "$tarball"

cd package/deps/librdkafka
CFLAGS=-O3 ./configure --disable-debug-symbols --disable-syslog
make -C src -j "$(nproc)"
strip --strip-unneeded src/librdkafka.so.1
