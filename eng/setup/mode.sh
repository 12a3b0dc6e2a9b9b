# Picks the build mode, once per clone: official packages, or gaps filled from eng/gaps. Sourced by eng/setup.sh.

probe_mode() {
  local scratch log
  scratch="$(mktemp -d)"
  log="$scratch/restore.log"
  if dotnet restore "$root/Streaming.sln" -p:BuildMode=official --artifacts-path "$scratch/artifacts" >"$log" 2>&1; then
    mode=official
  elif grep -Eq 'NU110[1-3]|NU1603' "$log"; then
    mode=gaps
    local lacking
    lacking="$(grep -Eo 'Unable to find package [A-Za-z0-9.-]+' "$log" | awk '{ print $5 }' | sed 's/\.$//' | sort -fu | wc -l)"
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
