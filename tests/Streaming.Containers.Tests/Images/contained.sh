#!/bin/bash
# Runs a program as a container would, without an engine: the root is read-only and has the machine's programs and libraries only, /app is a given
# folder, /tmp is memory, and the user has no rights. Run it as root in a mount namespace of its own (unshare --mount).
#   contained.sh ROOT APP USER [SOURCE:TARGET ...] -- PROGRAM [ARGUMENT ...]
set -euo pipefail
root=$1 app=$2 user=$3
shift 3

# Binds a folder, to be read only.
bind() {
  mkdir -p "$root$2"
  mount --bind "$1" "$root$2"
  mount -o remount,bind,ro "$root$2"
}

mount -t tmpfs none "$root"
for folder in /bin /sbin /lib /lib64 /usr; do
  if [ -L "$folder" ]; then cp -P "$folder" "$root$folder"; elif [ -d "$folder" ]; then bind "$folder" "$folder"; fi
done
mkdir "$root/etc"
for name in passwd group hosts resolv.conf nsswitch.conf localtime ld.so.cache ssl; do
  if [ -e "/etc/$name" ]; then cp -aL "/etc/$name" "$root/etc/"; fi
done
for folder in /proc /dev; do
  mkdir "$root$folder"
  mount --rbind "$folder" "$root$folder"
done
bind "$(dirname "$(readlink -f "$(command -v dotnet)")")" /dotnet
bind "$app" /app
while [ "$1" != -- ]; do
  bind "${1%%:*}" "${1#*:}"
  shift
done
shift
mkdir "$root/tmp"
mount -t tmpfs -o mode=1777 none "$root/tmp"
mount -o remount,ro "$root"
exec chroot "$root" /usr/bin/setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
  /usr/bin/env PATH=/dotnet:/usr/bin:/bin DOTNET_ROOT=/dotnet HOME=/tmp /bin/bash -c 'cd /app && exec "$@"' contained "$@"
