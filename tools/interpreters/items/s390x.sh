# A big-endian CPython 3.13: Debian's s390x packages, emulated.
# shellcheck shell=bash
recipe=1
to_make=()
to_run=(qemu-user-static)

build() { unpack_root "$1" s390x trixie python3.13; }

entry() {
  command=(qemu-s390x-static -L "$1" "$1/usr/bin/python3.13")
  emulated=yes
}

smoke() {
  smoke_python --version 3.13 --byte-order big --no-child \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,readline,uuid,decimal,asyncio,multiprocessing -- "$@"
}
