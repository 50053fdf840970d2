# CPython 3.14: Debian unstable's packages in a root of their own.
# shellcheck shell=bash
recipe=1
to_make=(patchelf)
to_run=()

build() {
  unpack_root "$1" "$host_architecture" unstable/python3.14
  run_in_place "$1" "$2" usr/bin/python3.14
}

entry() { command=("$1/usr/bin/python3.14"); }

variants() { jit_variant; }

smoke() {
  smoke_python --version 3.14 --root "$final" \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,compression.zstd,readline,uuid,decimal,asyncio,multiprocessing -- "$@"
}
