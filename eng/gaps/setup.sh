# Builds the native Kafka client that the package librdkafka.redist would have brought: once per user, shared by all clones.
# Sourced by eng/setup.sh. The source comes inside an npm package of the library's own makers.

librdkafka_version=2.15.1
librdkafka_package=@confluentinc/kafka-javascript@1.10.1
librdkafka_sha256=ada7d703bb1d3237e2292bfabf438d663b6160c9f1ac2a2406b5dc4257c81b66
librdkafka_folder="$cache/librdkafka-$librdkafka_version"

build_librdkafka() {
  local tool work
  has npm || apt_install npm || true
  has cc && has make || apt_install gcc libc6-dev make || true
  for tool in npm cc make; do
    has "$tool" || fail "building librdkafka $librdkafka_version needs '$tool', which is not here."
  done
  [ -e /usr/include/openssl/ssl.h ] && [ -e /usr/include/zlib.h ] && [ -e /usr/include/zstd.h ] && [ -e /usr/include/sasl/sasl.h ] \
    || apt_install libssl-dev zlib1g-dev libzstd-dev libsasl2-dev \
    || say "some of libssl-dev, zlib1g-dev, libzstd-dev, libsasl2-dev are missing: librdkafka is built without what they give."

  say "building librdkafka $librdkafka_version into $librdkafka_folder, once (about half a minute)."
  work="$(mktemp -d)"
  if ! bash "$root/eng/gaps/build-librdkafka.sh" "$work" "$librdkafka_package" "$librdkafka_sha256" >"$work/log" 2>&1; then
    tail -n 30 "$work/log" >&2
    fail "librdkafka could not be built; the whole log is $work/log."
  fi

  mkdir -p "$cache"
  local staged
  staged="$(mktemp -d "$cache/staged.XXXXXX")"
  chmod 755 "$staged"
  cp "$work/package/deps/librdkafka/src/librdkafka.so.1" "$staged/librdkafka.so"
  cp "$work/package/deps/librdkafka/LICENSES.txt" "$staged/"
  # Another set-up may have been first; both built the same.
  mv -T "$staged" "$librdkafka_folder" 2>/dev/null || rm -rf "$staged"
  rm -rf "$work"
}

if [ ! -f "$librdkafka_folder/librdkafka.so" ]; then
  build_librdkafka
fi
