# Restores the local tools of .config/dotnet-tools.json (the Redis-compatible server of the demo). Sourced by eng/setup.sh.

restore_tools() {
  # Restored tools are the user's, whichever clone asked: a stamp for each content of the manifest.
  local manifest="$root/.config/dotnet-tools.json"
  local stamp
  stamp="$cache/tools-$(sha256sum <"$manifest" | cut -c1-16)"
  if [ -f "$stamp" ] && [ -d "${NUGET_PACKAGES:-$HOME/.nuget/packages}/garnet-server" ]; then
    return
  fi

  local log
  log="$(mktemp)"
  if ! (cd "$root" && dotnet tool restore) >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "the local tools could not be restored, see above."
  fi
  rm -f "$log"
  mkdir -p "$cache"
  touch "$stamp"
}

restore_tools
