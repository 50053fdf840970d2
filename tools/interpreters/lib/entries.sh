# Entries of interpreters.yaml and variants.yaml, from `command`, `emulated`, `slow` and `compiled_by` as an item's `entry` sets them.
# shellcheck shell=bash

# Double-quoted YAML, so that any path can stand in it.
yaml_words() {
  local words='' word
  for word in "$@"; do
    word=${word//\\/\\\\}
    words+=${words:+, }\"${word//\"/\\\"}\"
  done
  echo "[$words]"
}

# yaml_entry [flag...]: started with these flags besides.
yaml_entry() {
  local words
  words=$(yaml_words "${command[@]}" "$@")
  echo "  - command: $words"
  if [[ -n $compiled_by ]]; then echo "    compiled-by: $compiled_by"; fi
  if [[ $emulated == yes ]]; then echo "    spawn: $words"; fi
  if [[ $emulated == yes || $slow == yes ]]; then echo "    timeout-scale: 4"; fi
}

# variant <flag or NAME=value>...: the same interpreter, started otherwise.
variant() {
  local word
  local -a flags=() variables=()
  for word in "$@"; do
    if [[ $word == -* ]]; then flags+=("$word"); else variables+=("${word%%=*}: \"${word#*=}\""); fi
  done
  yaml_entry "${flags[@]}"
  if ((${#variables[@]})); then (IFS=, && echo "    env: { ${variables[*]} }"); fi
}

# Where the build has a JIT: it is off until it is asked for.
jit_variant() {
  if "${command[@]}" -c 'import sys; sys.exit(not sys._jit.is_available())' 2>/dev/null; then variant PYTHON_JIT=1; fi
}
