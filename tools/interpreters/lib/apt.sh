# An apt of our own: other suites and architectures, without touching the machine's lists and packages.
# shellcheck shell=bash

# The Debian mirror that this machine is configured for; apt itself reads .list and .sources for us.
debian_mirror() {
  local mirror codename
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  # shellcheck disable=SC2016 # apt's own fields
  mirror=${PYCONFORM_DEBIAN_MIRROR:-$(
    apt-get indextargets --no-release-info --format '$(CREATED_BY) $(RELEASE) $(COMPONENT) $(REPO_URI)' |
      awk -v codename="$codename" '
        $1 == "Packages" && $3 == "main" && $4 ~ /debian\/?([^\/]*\/)?$/ &&
        ($2 == codename || $2 ~ /^(oldstable|stable|testing|unstable|sid)$/) && !found { print $4; found = 1 }'
  )}
  [[ -n $mirror ]] || fail "apt's configuration names no Debian mirror; next: set PYCONFORM_DEBIAN_MIRROR to one"
  echo "$mirror"
}

# The machine's keyring may be older than the suite: then the newest one, fetched and verified by the machine's apt.
newest_keyring() {
  local into=$folder/.apt/keyring
  if [[ ! -d $into/usr ]]; then
    mkdir -p "$into"
    # A machine whose lists were never fetched knows no package; refreshing them needs root.
    apt-get -q update >>"$log" 2>&1 || true
    (cd "$into" && logged apt-get -q download debian-archive-keyring && dpkg-deb -x ./*.deb .)
  fi
  echo "$into/usr/share/keyrings/debian-archive-keyring.gpg"
}

# private_apt <kind> <architecture> <suite...>: sets APT_CONFIG, so that apt-get and apt-cache use it from here on.
# kind is deb or deb-src. Fetched once per run.
private_apt() {
  local kind=$1 architecture=$2 mirror keyring part
  shift 2
  local -a suites=("$@")
  local at=$folder/.apt/$kind-$architecture-$1
  if [[ -f $at/updated ]]; then
    export APT_CONFIG=$at/apt.conf
    return
  fi
  mirror=$(debian_mirror)
  rm -rf "$at"
  mkdir -p "$at"/{lists,archives}/partial "$at/parts"
  : >"$at/status"
  # The machine's settings (a proxy, say) hold here too, except hooks that would act on the machine's own state.
  for part in /etc/apt/apt.conf.d/*; do
    if [[ -r $part ]] && ! grep -q Invoke "$part"; then ln -s "$part" "$at/parts/"; fi
  done
  cat >"$at/apt.conf" <<END
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::State "$at";
Dir::State::status "$at/status";
Dir::Cache "$at";
Dir::Etc::parts "$at/parts";
Dir::Etc::sourcelist "$at/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
END
  write_sources "$at/sources.list" "$kind" "$mirror" /usr/share/keyrings/debian-archive-keyring.gpg "${suites[@]}"
  say "$name: fetching the lists of ${suites[*]} ($architecture)"
  if ! APT_CONFIG=$at/apt.conf apt-get -q update >>"$log" 2>&1; then
    keyring=$(newest_keyring)
    write_sources "$at/sources.list" "$kind" "$mirror" "$keyring" "${suites[@]}"
    APT_CONFIG=$at/apt.conf logged apt-get -q update
  fi
  touch "$at/updated"
  export APT_CONFIG=$at/apt.conf
}

write_sources() {
  local file=$1 kind=$2 mirror=$3 keyring=$4 suite
  shift 4
  for suite in "$@"; do echo "$kind [signed-by=$keyring] $mirror $suite main"; done >"$file"
}
