# What is ready, told by one stamp per item: <folder>/<name>.ready, written last, by a rename.
# Its first two lines say what it stands for; the rest is the item's entry in interpreters.yaml.
# shellcheck shell=bash

# The line that must match: a changed recipe, or a folder moved elsewhere (paths are baked in), is remade.
stamp_head() {
  local recipe
  recipe=$(sed -n 's/^recipe=//p' "$here/items/$1.sh")
  printf '# recipe %s in %s' "$recipe" "$folder/$1"
}

state_of() {
  local stamp=$folder/$1.ready head=''
  if [[ ! -f $stamp || ! -d $folder/$1 ]]; then
    echo missing
    return
  fi
  read -r head <"$stamp" || true
  if [[ $head == "$(stamp_head "$1")" ]]; then echo ready; else echo outdated; fi
}

version_of() {
  if [[ -f $folder/$1.ready ]]; then sed -n '2s/^# //p' "$folder/$1.ready"; fi
}

# write_stamp <name> <version>, entry on stdin
write_stamp() {
  { stamp_head "$1" && printf '\n# %s\n' "$2" && cat; } >"$folder/$1.ready.new"
  mv "$folder/$1.ready.new" "$folder/$1.ready"
}

# interpreters.yaml names all that is ready, whatever this run was asked for.
write_list() {
  local name entries=''
  for name in "${all[@]}" "${by_name[@]}"; do
    if [[ $(state_of "$name") == ready ]]; then
      entries+=$(sed -n '3,$p' "$folder/$name.ready")$'\n'
    fi
  done
  {
    echo '# Written by tools/interpreters/setup; conform.local.yaml has the same form.'
    if [[ -n $entries ]]; then printf 'interpreters:\n%s' "$entries"; else echo 'interpreters: []'; fi
  } >"$folder/interpreters.yaml.new"
  mv "$folder/interpreters.yaml.new" "$folder/interpreters.yaml"
}

# variants.yaml names further ways to start what is ready. Made from the items as they are now: no stamp holds it.
write_variants() {
  local name entries=''
  for name in "${all[@]}" "${by_name[@]}"; do
    if [[ $(state_of "$name") == ready ]]; then entries+=$(variants_of "$name")$'\n'; fi
  done
  entries=$(sed '/^$/d' <<<"$entries")
  {
    echo '# Written by tools/interpreters/setup. To run them: include: [<this file>] in conform.local.yaml.'
    if [[ -n $entries ]]; then printf 'interpreters:\n%s\n' "$entries"; else echo 'interpreters: []'; fi
  } >"$folder/variants.yaml.new"
  mv "$folder/variants.yaml.new" "$folder/variants.yaml"
}

# In a process of its own, since each item brings functions of the same names.
variants_of() (
  # shellcheck source=entries.sh
  source "$here/lib/entries.sh"
  # shellcheck source=/dev/null
  source "$here/items/$1.sh"
  command=()
  emulated=no
  slow=no
  compiled_by=''
  entry "$folder/$1"
  if declare -F variants >/dev/null; then variants; fi
)
