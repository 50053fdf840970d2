# A CPython built from the upstream tarball of Debian's source package (verified by apt), without Debian's patches.
# shellcheck shell=bash

# fetch_source <into> <package>: the newest version whose tarball the mirror still has. Sets version.
fetch_source() {
  local into=$1 package=$2 candidate
  private_apt deb-src "$host_architecture" unstable testing trixie
  mkdir -p "$into"
  while read -r candidate; do
    if (cd "$into" && apt-get -q source --download-only "$package=$candidate") >>"$log" 2>&1; then
      version="$package $candidate (source)"
      return
    fi
    say "$name: the mirror has no source of $package $candidate; trying an older one"
  done < <(apt-cache showsrc "$package" | sed -n 's/^Version: //p' | sort -ruV)
  fail "$name: no source of $package could be fetched; next: try again, or another mirror by PYCONFORM_DEBIAN_MIRROR"
}

# build_cpython <into> <final> <package> <configure arguments...>
build_cpython() {
  local into=$1 final=$2 package=$3
  shift 3
  # The build happens in the folder that is removed and remade; only the installed tree is renamed.
  local work=$final.build
  rm -rf "$work"
  fetch_source "$work" "$package"
  mkdir "$work/source"
  logged tar -xf "$work"/*.orig.tar.* -C "$work/source" --strip-components=1
  say "$name: building $version, some minutes"
  cd "$work/source" || exit
  logged ./configure -q --prefix="$final" --with-ensurepip=no --disable-test-modules "$@"
  logged make -s -j"$(nproc)"
  logged make -s install DESTDIR="$work/installed"
  cd "$folder" || exit
  mv "$work/installed$final" "$into"
  rm -rf "$work"
}
