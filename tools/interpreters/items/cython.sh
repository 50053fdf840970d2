# Cython, on a CPython 3.14 with headers: Debian unstable's packages in a root of their own, and in it the newest Cython of PyPI.
# shellcheck shell=bash
recipe=1
to_make=(patchelf)
# The C compilers are the machine's: tcc, which takes a tenth of the time, and gcc for what tcc cannot do.
to_run=(gcc libc6-dev tcc)

build() {
  unpack_root "$1" "$host_architecture" unstable/python3-pip-whl
  unpack_root "$1" "$host_architecture" unstable/python3.14-dev
  # Debian's asks the compiler for its search path; this header stands in no such place.
  logged mv "$1"/usr/include/*-linux-gnu*/python3.14/pyconfig.h "$1/usr/include/python3.14/pyconfig.h"
  install_cython "$1"
  run_in_place "$1" "$2" usr/bin/python3.14
  # For linking whole programs, 40 MB: extension modules need none of them.
  find "$1/usr/lib" -name '*.a' -delete
}

# Into the folder where Debian's Python looks for packages. Loader and libraries are named, since nothing stands at its place yet.
install_cython() {
  local root=$1 into=$1/usr/lib/python3/dist-packages loader
  loader=$root$(patchelf --print-interpreter "$root/usr/bin/python3.14")
  say "$name: installing Cython"
  logged "$loader" --library-path "$(echo "$root"/usr/lib/*-linux-gnu*)" "$root/usr/bin/python3.14" -I \
    "$(echo "$root"/usr/share/python-wheels/pip-*.whl)/pip" install -q --no-deps --only-binary :all: --target "$into" cython
  version+=", cython $(basename "$into"/[Cc]ython-*.dist-info .dist-info | cut -d - -f 2)"
}

entry() {
  command=("$1/usr/bin/python3.14")
  compiled_by=cython
}

smoke() {
  smoke_python --version 3.14 --root "$final" --modules Cython.Compiler.Main -- "$@" &&
    gcc -fsyntax-only -I "$final/usr/include/python3.14" "$final/usr/include/python3.14/Python.h"
}
