# The pre-commit framework and lefthook, as people install them, and husky as it calls its files.
# shellcheck shell=bash disable=SC2154 # packaging/test sets what is used here
PATH=$tools:$PATH

guarded() { # NAME FOLDER: a broken contract is kept back, a sound one and a deletion pass
  break_contract "$2"
  fails "$1 keeps a broken contract back" 1 git -C "$2" commit -q -a -m broken
  mend_contract "$2"
  echo '# more' >> "$2/contracts/tick.yaml"
  holds "$1 lets a sound one pass" git -C "$2" commit -q -a -m sound
  git -C "$2" rm -q contracts/tick.yaml
  (cd "$2" && git commit -q -m gone) > "$log.kept" 2>&1
  holds "$1 asks where only something is taken away" grep -qE 'schema|staged' "$log.kept"
  git -C "$2" reset -q --hard
}

if has pre-commit; then
  work=$place/pre-commit-local
  repository "$work"
  printf '# mine\nrepos: []\n' > "$work/.pre-commit-config.yaml"
  holds 'pre-commit is told' sh -c "cd '$work' && schema hook install"
  holds 'it takes what was written' pre-commit validate-config "$work/.pre-commit-config.yaml"
  fails 'status says that it is not installed' 1 sh -c "cd '$work' && schema hook status"
  holds 'it is installed' sh -c "cd '$work' && pre-commit install --hook-type pre-commit \
    --hook-type commit-msg --hook-type pre-push"
  holds 'and status says so' sh -c "cd '$work' && schema hook status"
  git -C "$work" add -A && git -C "$work" commit -q -m hooks > "$log" 2>&1
  guarded pre-commit "$work"

  # From this repository, as others name it: the program comes out of a wheel that pip builds.
  work=$place/pre-commit-python
  repository "$work"
  git clone -q --no-hardlinks "$root" "$place/source" && git -C "$place/source" add -A
  cat > "$work/.pre-commit-config.yaml" <<Y
repos:
  - repo: $place/source
    rev: $(git -C "$place/source" rev-parse HEAD)
    hooks:
      - id: schema-check-python
      - id: schema-commit-msg-python
Y
  (cd "$work" && git add -A && pre-commit install -t pre-commit -t commit-msg) > "$log" 2>&1
  (
    # Nothing on the PATH may help out.
    rm "$place/bin/schema"
    PATH=$(printf '%s' "$PATH" | tr ':' '\n' | grep -v "$place/bin" | paste -sd:)
    holds 'language: python installs and runs it' git -C "$work" commit -q -m hooks
    break_contract "$work"
    fails 'and it keeps a broken contract back' 1 git -C "$work" commit -q -a -m broken
    echo "$passed $failed" > "$place/counts"
  )
  read -r passed failed < "$place/counts"
  ln -sf "$schema" "$place/bin/schema"
  if [ -n "${PACKAGE_TEST_SWIFT:-}" ]; then
    sed -i 's/schema-check-python/schema-check/; /schema-commit-msg/s/-python//' "$work/.pre-commit-config.yaml"
    mend_contract "$work"
    holds 'language: swift builds and runs it' git -C "$work" commit -q -a -m swift
  else
    echo 'note  language: swift builds everything anew; PACKAGE_TEST_SWIFT=1 runs it'
  fi
else
  missing 'pre-commit is not here'
fi

if has lefthook; then
  work=$place/lefthook
  repository "$work"
  printf '# mine\nmin_version: 1.0.0\n' > "$work/lefthook.yml"
  holds 'lefthook is told' sh -c "cd '$work' && schema hook install"
  holds 'it is installed' sh -c "cd '$work' && lefthook install"
  holds 'and status says so' sh -c "cd '$work' && schema hook status"
  git -C "$work" add -A && git -C "$work" commit -q -m hooks > "$log" 2>&1
  guarded lefthook "$work"
  cp integrations/lefthook/lefthook.yml "$work/lefthook.yml"
  holds 'the example is what is installed' sh -c "cd '$work' && schema hook status"
else
  missing 'lefthook is not here'
fi

# husky 9: git calls .husky/_/NAME, which runs .husky/NAME with sh -e.
for kind in installed example; do
  work=$place/husky-$kind
  repository "$work"
  mkdir -p "$work/.husky/_"
  for hook in pre-commit commit-msg pre-push; do
    printf '#!/bin/sh\nsh -e ".husky/%s" "$@"\n' "$hook" > "$work/.husky/_/$hook"
    chmod +x "$work/.husky/_/$hook"
  done
  git -C "$work" config core.hooksPath .husky/_
  if [ $kind = installed ]; then
    holds 'husky is told' sh -c "cd '$work' && schema hook install && schema hook status"
  else
    cp integrations/husky/* "$work/.husky/"
  fi
  git -C "$work" add -A && git -C "$work" commit -q -m hooks > "$log" 2>&1
  guarded "husky ($kind)" "$work"
done
