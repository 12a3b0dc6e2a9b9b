# Restores the local tools of .config/dotnet-tools.json (the Redis-compatible server of the demo). Sourced by eng/setup.sh.

restore_tools() {
  local stamp="$root/artifacts/tools.stamp"
  local manifest="$root/.config/dotnet-tools.json"
  if [ -f "$stamp" ] && [ ! "$manifest" -nt "$stamp" ] && [ -d "${NUGET_PACKAGES:-$HOME/.nuget/packages}/garnet-server" ]; then
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
  mkdir -p "$root/artifacts"
  touch "$stamp"
}

restore_tools
