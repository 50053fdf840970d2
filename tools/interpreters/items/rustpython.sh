# RustPython: built by the machine's own cargo, with its standard library in the program.
# shellcheck shell=bash
recipe=1
to_make=(build-essential)
to_run=()

# Not TLS, which brings a library in C that needs cmake, and takes as long again.
rustpython_features=threading,freeze-stdlib,stdio,importlib,host_env,mimalloc,doc

build() {
  local into=$1 final=$2
  command -v cargo >/dev/null || fail "$name: needs cargo, with Rust 1.95 or newer; next: install it with rustup"
  version="RustPython 0.6.0"
  say "$name: building $version, twenty minutes on 2 cores"
  # The crates of its parser ask for a newer Rust than the program itself, and do not need it.
  CARGO_TARGET_DIR=$final.build logged nice cargo install rustpython --version 0.6.0 --locked --ignore-rust-version \
    --no-default-features --features "$rustpython_features" --root "$into" -j "$(nproc)"
  rm -rf "$final.build"
}

entry() { command=("$1/bin/rustpython"); }

smoke() {
  smoke_python --version 3.14 --implementation rustpython --free-threaded --modules zlib,bz2,lzma,decimal,asyncio -- "$@"
}
