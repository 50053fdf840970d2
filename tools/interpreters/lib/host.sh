# Debian packages that the machine itself must have.
# shellcheck shell=bash

# ensure_packages <package...>: installs those that are not there.
ensure_packages() {
  local package missing=() as_root=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    sudo -n true 2>/dev/null || fail "needs packages; next: sudo apt-get install ${missing[*]}"
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]}"
  # The lists may be old or absent, so refresh them; another apt may be at work, so wait for it.
  logged "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=600 update
  logged "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y -o DPkg::Lock::Timeout=600 --no-install-recommends install "${missing[@]}"
}
