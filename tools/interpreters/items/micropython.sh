# MicroPython's unix port: Debian unstable's packages in a root of their own.
# shellcheck shell=bash
recipe=1
to_make=(patchelf)
to_run=()

build() {
  unpack_root "$1" "$host_architecture" unstable/micropython
  run_in_place "$1" "$2" usr/bin/micropython
}

entry() { command=("$1/usr/bin/micropython"); }

# It has too few modules for smoke.py.
smoke() {
  [[ $("$@" -c 'import sys, json, re; print(sys.implementation.name, 6 * 7)') == 'micropython 42' ]]
}
