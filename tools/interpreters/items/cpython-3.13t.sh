# Free-threaded CPython 3.13: built here, since Debian has no such package.
# shellcheck shell=bash disable=SC2034 # make-item.sh reads these
recipe=1
needs=(build-essential pkg-config xz-utils zlib1g-dev libbz2-dev liblzma-dev libffi-dev libssl-dev libsqlite3-dev)

build() { build_cpython "$1" "$2" python3.13 --disable-gil; }

entry() { command=("$1/bin/python3.13t"); }

smoke() {
  smoke_python --version 3.13 --free-threaded \
    --modules ssl,sqlite3,ctypes,lzma,bz2,zlib,decimal,asyncio,multiprocessing -- "$@"
}
