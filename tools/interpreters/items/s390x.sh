# A big-endian CPython: Debian's s390x packages, emulated.
# shellcheck shell=bash
recipe=2
to_make=()
to_run=(qemu-user-static)

build() { unpack_root "$1" s390x trixie/python3.13 unstable/python3.14; }

entry() {
  local -a python=("$1"/usr/bin/python3.1[0-9])
  command=(qemu-s390x-static -L "$1" "${python[0]}")
  emulated=yes
}

smoke() {
  local program=${!#}
  smoke_python --version "${program##*/python}" --byte-order big --no-child \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,readline,uuid,decimal,asyncio,multiprocessing -- "$@"
}
