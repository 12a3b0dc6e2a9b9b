# Shared by the parts of eng/setup.sh; sourced, with $root set.

mode_file="$root/eng/.mode"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/streaming"

say() { printf 'setup: %s\n' "$*"; }

fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

read_mode() {
  if [ -f "$mode_file" ]; then cat "$mode_file"; else echo official; fi
}

require_dotnet() {
  has dotnet || fail "the .NET SDK 10 is needed: 'dotnet' is not on the PATH."
}

can_apt() { [ "$(id -u)" = 0 ] && has apt-get; }

# Installs Debian packages, with fresh lists only where the present ones do not do. Returns non-zero where they cannot be had.
# The servers among them are not started: whoever needs one starts one of their own.
apt_install() {
  can_apt || return 1
  local policy=/usr/sbin/policy-rc.d own_policy=no status=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    own_policy=yes
  fi

  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1 \
    || { apt-get update -q >/dev/null 2>&1; apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1; } \
    || status=$?
  [ "$own_policy" = no ] || rm -f "$policy"
  return "$status"
}
