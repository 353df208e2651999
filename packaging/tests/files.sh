# Files that other programs read are what those programs take.
# shellcheck shell=bash disable=SC2154 # packaging/test sets what is used here
check=$tools/check-jsonschema
if has check-jsonschema; then
  holds 'action.yml is an action' "$check" --builtin-schema vendor.github-actions action.yml
  holds 'the workflows are workflows' "$check" --builtin-schema vendor.github-workflows \
    integrations/github.yml integrations/forgejo/schema.yml
  sed '1,/^---$/d; s/\$\[\[ inputs.stage \]\]/test/' integrations/gitlab/schema.gitlab-ci.yml \
    > "$place/gitlab.yml"
  holds 'the include is for GitLab' "$check" --builtin-schema vendor.gitlab-ci "$place/gitlab.yml"
  holds 'the hooks are hooks of pre-commit' "$tools/pre-commit" validate-manifest \
    .pre-commit-hooks.yaml
else
  missing 'check-jsonschema is not here'
fi
if has shellcheck; then
  holds 'shellcheck has nothing to say' "$tools/shellcheck" -x packaging/{static,dist,sums,deb} \
    packaging/{pip-wheel,formula,test} packaging/tests/*.sh integrations/ci/* .githooks/* \
    scripts/setup scripts/tools scripts/conformance .ci/run
else
  missing 'shellcheck is not here'
fi
if has actionlint; then
  holds 'actionlint has nothing to say' actionlint integrations/github.yml
else
  echo 'note  actionlint is not here; the workflows were held to their schema alone'
fi
if has hadolint; then
  holds 'hadolint has nothing to say' "$tools/hadolint" packaging/docker/Dockerfile
else
  missing 'hadolint is not here'
fi
git archive --format=tar.gz -o "$place/source.tar.gz" HEAD
holds 'a formula is made' env OUT="$place/formula" packaging/formula https://example.org/schema \
  https://example.org/schema-0.tar.gz "$place/source.tar.gz"
holds 'nothing in it is left to fill in' sh -c "! grep -q @ '$place/formula/schema.rb' ||
  ! grep -E '@[A-Z]+@' '$place/formula/schema.rb'"
if has ruby; then
  holds 'the formula is Ruby' ruby -c "$place/formula/schema.rb"
else
  missing 'ruby is not here: apt-get install ruby'
fi
