#!/usr/bin/env bash
# make-item.sh <name>: makes one interpreter beside its final place, renames it, tries it, then stamps it.
#
# items/<name>.sh gives
#   recipe           a number, raised when a change must remake what others have made already
#   to_make, to_run  Debian packages of the machine itself
#   build            <into> <final>: makes the tree <into>, which will stand at <final>; sets version
#   entry            <final>: sets command; emulated=yes where sys.executable alone would not run; slow=yes where it
#                    needs more time than others; compiled_by=<package> where programs are compiled before it runs them
#   variants         optional: calls `variant` (lib/entries.sh) for each further way to start it
#   smoke            <command...>: one command (it runs without `set -e`) that fails unless the interpreter works
set -euo pipefail
name=$1
log=$folder/$name.log
final=$folder/$name
: >"$log"

# shellcheck source=say.sh
source "$here/lib/say.sh"
# shellcheck source=state.sh
source "$here/lib/state.sh"
# shellcheck source=host.sh
source "$here/lib/host.sh"
# shellcheck source=apt.sh
source "$here/lib/apt.sh"
# shellcheck source=debian-root.sh
source "$here/lib/debian-root.sh"
# shellcheck source=source-build.sh
source "$here/lib/source-build.sh"
# shellcheck source=entries.sh
source "$here/lib/entries.sh"
# shellcheck source=/dev/null
source "$here/items/$name.sh"

# The root that worked until now comes back when the new one does not work.
put_back() {
  say "$name: does not work (see $log)"
  rm -rf "$final"
  if [[ -d $final.old ]]; then
    mv "$final.old" "$final"
    [[ ! -f $final.ready.old ]] || mv "$final.ready.old" "$final.ready"
    say "$name: kept what was there before"
  fi
  exit 1
}

say "$name: making"
started=$SECONDS
# Left by a run that was interrupted.
rm -rf "$final.making" "$final.old" "$final.ready.old"

ensure_packages "${to_make[@]}" "${to_run[@]}"
version=''
build "$final.making" "$final"

[[ ! -f $final.ready ]] || mv "$final.ready" "$final.ready.old"
[[ ! -d $final ]] || mv "$final" "$final.old"
mv "$final.making" "$final"

command=()
emulated=no
compiled_by=''
slow=no
entry "$final"
say "$name: trying it"
smoke "${command[@]}" >>"$log" 2>&1 || put_back

yaml_entry | write_stamp "$name" "$version"
rm -rf "$final.old" "$final.ready.old"
say "$name: ready, $version, $((SECONDS - started)) s"
