# Hooks as git calls them: with every state a repository can be in.
# shellcheck shell=bash disable=SC2154 # packaging/test sets what is used here
work=$place/hooks/repo
repository "$work"
in_work() { (cd "$work" && "$@"); }

holds 'the hooks are put in place' in_work schema hook install
in_work git add -A
holds 'a sound commit passes' in_work git commit -q -m 'add hooks'

break_contract "$work"
fails 'a broken contract is not committed' 1 in_work git commit -q -a -m broken
in_work git add -A
mend_contract "$work"
fails 'what is staged counts, not the work tree' 1 in_work git commit -q -m broken
break_contract "$work"
in_work git checkout -q HEAD -- contracts
break_contract "$work"
in_work git commit -q --allow-empty -m empty > "$log" 2>&1
holds 'and a broken work tree does not keep a sound commit back' \
  test "$(git -C "$work" log -1 --format=%s)" = empty
fails 'a partial commit is checked as it will be' 1 in_work git commit -q -m x -- contracts
holds 'the work tree is as it was' grep -q integre "$work/contracts/tick.yaml"
holds 'SCHEMA_SKIP lets one pass' in_work env SCHEMA_SKIP=all git commit -q -a -m skipped
mend_contract "$work"
holds 'and the next one mends it' in_work git commit -q -a -m mended

# Programs with windows start git with next to no PATH and no terminal.
echo '# gui' >> "$work/contracts/tick.yaml"
holds 'a commit with an empty PATH passes' in_work env -i PATH="$(git --exec-path)" HOME="$HOME" \
  GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t \
  "$(command -v git)" commit -q -a -m gui

# Linked worktrees, with GIT_DIR and GIT_INDEX_FILE as git sets them.
in_work git worktree add -q ../linked
break_contract "$place/hooks/linked"
fails 'a linked worktree is held to its own index' 1 \
  git -C "$place/hooks/linked" commit -q -a -m broken
holds 'and the other one stays clean' sh -c "test -z \"\$(git -C '$work' status --porcelain)\""

# Merges, rebases and what stays open in between.
in_work git checkout -q -b side
sed -i 's/When\./When it was./' "$work/contracts/tick.yaml"
in_work git commit -q -a -m side > "$log" 2>&1
in_work git checkout -q main
sed -i 's/When\./The moment./' "$work/contracts/tick.yaml"
in_work git commit -q -a -m other > "$log" 2>&1
in_work git merge -q side > /dev/null 2>&1
fails 'an unresolved merge is told, not parsed' 1 in_work schema check --staged
keep
holds 'by its name' grep -qi unmerged "$log.kept"
sed -i '/^<<<<<<<\|^=======\|^>>>>>>>\|it was/d' "$work/contracts/tick.yaml"
in_work git add -A
holds 'a resolved one is committed' in_work git commit -q -m merged
in_work git checkout -q side
holds 'a rebase runs through' in_work git rebase -q -X theirs main
in_work git checkout -q --detach main
echo '# detached' >> "$work/contracts/tick.yaml"
holds 'a detached head is no matter' in_work git commit -q -a -m detached
in_work git checkout -q main

# A commit to a repository without commits; names of every kind.
mkdir -p "$place/hooks/new" && git -C "$place/hooks/new" init -q
(cd "$place/hooks/new" && schema init > /dev/null && mkdir "we'ird"
  touch $'we\'ird/new\nline' -- '-dash' ':(glob)x' 'q"uote' && git add -A) > "$log" 2>&1
holds 'the first commit passes, whatever files are called' \
  git -C "$place/hooks/new" commit -q -m first

# A hook that is killed midway leaves everything as it was.
before=$(git -C "$work" status --porcelain; git -C "$work" rev-parse HEAD; git -C "$work" stash list)
echo '# killed' >> "$work/contracts/tick.yaml"
in_work git add -A
(cd "$work" && timeout -s KILL 0.02 schema check --staged; true) > /dev/null 2>&1
in_work git reset -q --hard
holds 'a hook that is killed changes nothing' test "$before" = \
  "$(git -C "$work" status --porcelain; git -C "$work" rev-parse HEAD; git -C "$work" stash list)"

# Pushes.
git init -q --bare "$place/hooks/remote.git"
in_work git remote add origin "$place/hooks/remote.git"
holds 'a first push passes' in_work git push -q origin main
break_contract "$work"
in_work git commit -q -a --no-verify -m broken
fails 'what does not hold is not pushed' 1 in_work git push -q origin main
in_work git reset -q --hard HEAD~1
holds 'a branch can be deleted' sh -c "cd '$work' && git push -q origin main:gone && git push -q origin :gone"

# This repository's own hooks are the ones that are installed.
for hook in pre-commit commit-msg pre-push; do
  holds "$hook of this repository is current" cmp ".githooks/$hook" "$work/.githooks/$hook"
done
