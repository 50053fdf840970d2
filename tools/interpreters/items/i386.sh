# A 32-bit CPython 3.13: Debian's i386 packages, run by the kernel itself where it can, else emulated.
# shellcheck shell=bash
recipe=1
to_make=(patchelf)
to_run=(qemu-user-static)

build() {
  unpack_root "$1" i386 trixie/python3.13
  run_in_place "$1" "$2" usr/bin/python3.13
}

entry() {
  command=("$1/usr/bin/python3.13")
  if ! "${command[@]}" -c '' 2>/dev/null; then
    command=(qemu-i386-static -L "$1" "${command[@]}")
    emulated=yes
  fi
}

smoke() {
  local -a extra=(--root "$final")
  if [[ $emulated == yes ]]; then extra=(--no-child); fi
  smoke_python --version 3.13 --bits 32 "${extra[@]}" \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,readline,uuid,decimal,asyncio,multiprocessing -- "$@"
}
