# Picks the build mode, once per clone: official packages, or gaps filled from eng/gaps. Sourced by eng/setup.sh.

probe_mode() {
  local scratch log
  scratch="$(mktemp -d)"
  log="$scratch/restore.log"
  if dotnet restore "$root/Streaming.sln" -p:BuildMode=official --artifacts-path "$scratch/artifacts" >"$log" 2>&1; then
    mode=official
  elif grep -Eq 'NU110[1-3]|NU1603' "$log"; then
    mode=gaps
    # Which faults NuGet gets to tell differs from run to run: some packages are missing, of others only the version asked for.
    local lacking
    lacking="$({ grep -Eo 'Unable to find package [A-Za-z0-9.-]+|but [A-Za-z0-9.-]+ [0-9][A-Za-z0-9.-]* was not found' "$log" || true; } \
      | sed -E 's/^(Unable to find package|but) //; s/ .*$//; s/\.$//' | sort -fu | wc -l)"
    say "the package source lacks $lacking packages: eng/gaps stands in for them."
  else
    cat "$log" >&2
    rm -rf "$scratch"
    fail "the packages could not be restored, see above."
  fi
  rm -rf "$scratch"
}

if [ ! -d "$root/eng/gaps" ]; then
  mode=official
fi
if [ -n "$mode" ] || [ ! -f "$mode_file" ]; then
  if [ "${mode:-auto}" = auto ]; then
    probe_mode
  fi
  printf '%s\n' "$mode" >"$mode_file"
fi
