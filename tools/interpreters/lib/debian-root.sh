# A root made of Debian's binary packages, unpacked only: nothing of it is configured or installed.
# shellcheck shell=bash

host_architecture=$(dpkg --print-architecture)

# unpack_root <into> <architecture> <suite/package>...: the package with all it depends on, from the first suite of which
# the mirror serves every file: its lists may name files that it does not have. Sets version.
unpack_root() {
  local into=$1 architecture=$2 choice package archives file
  shift 2
  for choice in "$@"; do
    package=${choice#*/}
    unset APT_CONFIG
    private_apt deb "$architecture" "${choice%%/*}"
    archives=$(dirname "$APT_CONFIG")/archives
    version="$package $(apt-cache show --no-all-versions "$package" | sed -n 's/^Version: //p')"
    # Only this root's packages may be there: all of them are unpacked below.
    rm -f "$archives"/*.deb
    say "$name: fetching $version ($architecture)"
    if apt-get -q -y --download-only install "$package" >>"$log" 2>&1; then
      mkdir -p "$into"
      for file in "$archives"/*.deb; do logged dpkg-deb -x "$file" "$into"; done
      mend_links "$into"
      return
    fi
    say "$name: the mirror does not serve all files of $version in ${choice%%/*}"
  done
  fail "$name: no suite of $* could be fetched (see $log)"
}

# Absolute links would leave the root; lib and lib64 are links that Debian's base-files would bring.
mend_links() {
  local into=$1 link target directory
  while IFS= read -r -d '' link; do
    target=$(readlink "$link")
    if [[ -e $into$target ]]; then ln -srfn "$into$target" "$link"; fi
  done < <(find "$into" -type l -lname '/*' -print0)
  for directory in lib lib64; do
    if [[ -d $into/usr/$directory && ! -e $into/$directory ]]; then ln -s "usr/$directory" "$into/$directory"; fi
  done
}

# run_in_place <into> <final> <program>: points the program at the loader and the libraries that will be in <final>.
# RPATH and not RUNPATH: it holds for the libraries' own libraries too, and before LD_LIBRARY_PATH.
run_in_place() {
  local into=$1 final=$2 program=$3 loader libraries
  loader=$(patchelf --print-interpreter "$into/$program")
  libraries=$(cd "$into" && echo usr/lib/*-linux-gnu*)
  [[ -e $into$loader && -d $into/$libraries ]] || fail "$name: no loader $loader or no libraries in the root"
  logged patchelf --set-interpreter "$final$loader" --force-rpath --set-rpath "$final/$libraries" "$into/$program"
}

# smoke_python <extra arguments of smoke.py...> -- <command...>: within 120 s, or smoke_seconds where the item sets it
smoke_python() {
  local -a arguments=()
  while [[ $1 != -- ]]; do
    arguments+=("$1")
    shift
  done
  shift
  timeout "${smoke_seconds:-120}" "$@" -I "$here/lib/smoke.py" "${arguments[@]}" </dev/null
}
