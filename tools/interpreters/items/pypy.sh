# PyPy: Debian unstable's packages in a root of their own.
# shellcheck shell=bash
recipe=1
to_make=(patchelf)
to_run=()

build() {
  unpack_root "$1" "$host_architecture" unstable/pypy3
  run_in_place "$1" "$2" usr/bin/pypy3.11
}

entry() { command=("$1/usr/bin/pypy3.11"); }

variants() { variant -O; }

smoke() {
  smoke_python --version 3.11 --implementation pypy --root "$final" \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,readline,uuid,decimal,asyncio,multiprocessing -- "$@"
}
