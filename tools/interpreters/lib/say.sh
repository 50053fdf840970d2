# Progress, on stderr: stdout is kept for answers.
# shellcheck shell=bash

say() { printf 'interpreters: %s\n' "$*" >&2; }

# fail <what is wrong and the next step>: ends the item.
fail() {
  say "$*"
  exit 1
}

# logged <command...>: runs it with its output in the item's log; on failure shows the last lines.
logged() {
  printf '$ %s\n' "$*" >>"$log"
  if ! "$@" >>"$log" 2>&1; then
    tail -n 5 "$log" >&2
    fail "failed: $* (all of it in $log)"
  fi
}
