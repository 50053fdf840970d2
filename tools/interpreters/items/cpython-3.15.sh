# CPython 3.15: Debian unstable's packages in a root of their own.
# shellcheck shell=bash
recipe=1
to_make=(patchelf)
to_run=()

build() {
  unpack_root "$1" "$host_architecture" unstable/python3.15
  run_in_place "$1" "$2" usr/bin/python3.15
}

entry() { command=("$1/usr/bin/python3.15"); }

variants() {
  jit_variant
  variant -O
  variant -OO
  variant PYTHONMALLOC=malloc
  variant PYTHONHASHSEED=0
  variant PYTHONHASHSEED=1
}

smoke() {
  smoke_python --version 3.15 --root "$final" \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,compression.zstd,readline,uuid,decimal,asyncio,multiprocessing -- "$@"
}
