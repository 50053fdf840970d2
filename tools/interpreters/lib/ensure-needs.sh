#!/usr/bin/env bash
# ensure-needs.sh <name>: a ready root from a cache may stand on a machine that lacks what it runs with.
set -euo pipefail
name=$1
log=$folder/$name.log
# shellcheck source=say.sh
source "$here/lib/say.sh"
# shellcheck source=host.sh
source "$here/lib/host.sh"
# shellcheck source=debian-root.sh
source "$here/lib/debian-root.sh"
# shellcheck source=/dev/null
source "$here/items/$name.sh"
ensure_packages "${to_run[@]}"
