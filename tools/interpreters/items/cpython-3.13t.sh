# Free-threaded CPython 3.13: built here, since Debian has no such package.
# shellcheck shell=bash
recipe=1
to_make=(build-essential pkg-config xz-utils)
# The libraries come with these packages, by the same names on every Debian.
to_run=(zlib1g-dev libbz2-dev liblzma-dev libffi-dev libssl-dev libsqlite3-dev)

build() { build_cpython "$1" "$2" python3.13 --disable-gil; }

entry() { command=("$1/bin/python3.13t"); }

variants() { variant PYTHON_GIL=1; }

smoke() {
  smoke_python --version 3.13 --free-threaded \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,decimal,asyncio,multiprocessing -- "$@"
}
