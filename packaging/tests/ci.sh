# The steps of action.yml and of the GitLab include, run as their runners run them.
# shellcheck shell=bash disable=SC2154 # packaging/test sets what is used here
work=$place/ci/repo
repository "$work"
git clone -q --bare "$work" "$place/ci/origin.git"
git -C "$work" remote add origin "$place/ci/origin.git"
git -C "$work" fetch -q origin
git -C "$work" checkout -q -b feature
# More findings than a step may annotate.
for n in $(seq 1 14); do
  sed "s/contract: tick/contract: bad$n/; s/^  type: object/&\n  required: [absent$n]/" \
    "$work/contracts/tick.yaml" > "$work/contracts/bad$n.yaml"
done
git -C "$work" add -A && git -C "$work" commit -q --no-verify -m feature

# Runs the `run:` steps of the action with its inputs filled in, until one fails.
cat > "$place/ci/steps.py" <<'P'
import os, re, subprocess, sys, yaml

action, temp = yaml.safe_load(open(sys.argv[1])), sys.argv[2]
inputs = {name: str(value.get("default", "")) for name, value in action["inputs"].items()}
inputs.update(word.split("=", 1) for word in sys.argv[3:])
outputs = {}

def filled(text):
    def value(match):
        name = match.group(1).strip()
        if name == "runner.temp":
            return temp
        kind, _, rest = name.partition(".")
        return inputs[rest] if kind == "inputs" else outputs.get(rest.split(".")[-1], "")
    return re.sub(r"\$\{\{(.*?)\}\}", value, str(text))

paths = []
for step in action["runs"]["steps"]:
    if "run" not in step:
        continue
    env = dict(os.environ, **{k: filled(v) for k, v in step.get("env", {}).items()})
    env.update(GITHUB_ACTIONS="true", GITHUB_ACTION_PATH=os.path.dirname(os.path.abspath(sys.argv[1])),
               GITHUB_OUTPUT=temp + "/output", GITHUB_PATH=temp + "/path",
               GITHUB_STEP_SUMMARY=temp + "/summary", PATH=":".join(paths + [env["PATH"]]))
    for name in ("output", "path"):
        open(f"{temp}/{name}", "w").close()
    done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                          env=env, cwd=filled(step.get("working-directory", ".")))
    outputs.update(line.rstrip("\n").split("=", 1) for line in open(temp + "/output"))
    paths = [line.strip() for line in open(temp + "/path")] + paths
    if done.returncode:
        sys.exit(done.returncode)
P
python=$tools/python3
action() { # WORKING-FOLDER INPUT=VALUE...
  temp=$place/ci/temp
  rm -rf "$temp" && mkdir -p "$temp"
  local folder=$1
  shift
  (cd "$folder" && "$python" "$place/ci/steps.py" "$root/action.yml" "$temp" "$@")
}

if "$python" -c 'import yaml' 2>/dev/null; then
  export GITHUB_BASE_REF=main
  fails 'the action fails where there are findings' 1 action "$work"
  keep
  errors=$(grep -c '^::error' "$log.kept") warnings=$(grep -c '^::warning' "$log.kept")
  holds "no more is annotated than is shown ($errors errors, $warnings warnings)" \
    test "$errors" -eq 10 -a "$warnings" -le 10
  holds 'the whole report is in a file' "$python" -c "
import json
found = json.load(open('$place/ci/temp/schema-reports/report.json'))['findings']
assert len([f for f in found if f['severity'] == 'error']) > 10, len(found)"
  for file in report.sarif report.xml report.md codequality.json comment.md log.txt; do
    holds "$file is written" test -s "$place/ci/temp/schema-reports/$file"
  done
  holds 'the summary of the job is written' grep -q '^## schema check' "$place/ci/temp/summary"
  holds 'the comment can be found again' sh -c \
    "head -n 1 '$place/ci/temp/schema-reports/comment.md' | grep -qx '<!-- schema-report -->'"
  holds 'the comment fits into one' test "$(wc -c < "$place/ci/temp/schema-reports/comment.md")" -lt 65536
  holds 'only what changed is looked at' grep -q 'changed since' "$log.kept"
  fails 'a name of a branch that git would not take is not used' 1 \
    env GITHUB_BASE_REF='--upload-pack=x' "$python" "$place/ci/steps.py" "$root/action.yml" \
    "$place/ci/temp" working-directory="$work"
  holds 'never fails where it is told so' action "$work" fail-on=never
  fails 'a command that is none could not look' 2 action "$work" command=nonsense
  holds 'and the comment says so' grep -q 'could not look' "$place/ci/temp/schema-reports/comment.md"
  git -C "$work" checkout -q main
  holds 'a sound repository passes' action "$work"

  # A clone of one commit, as runners make it.
  git clone -q --depth 1 --branch main "file://$place/ci/origin.git" "$place/ci/shallow"
  git -C "$place/ci/shallow" checkout -q -b feature
  echo '# more' >> "$place/ci/shallow/contracts/tick.yaml"
  git -C "$place/ci/shallow" commit -q -a -m more
  holds 'a shallow clone is deepened as far as it takes' action "$place/ci/shallow"
  unset GITHUB_BASE_REF

  # Installed from an archive where nothing is on the PATH.
  OUT=$place/ci/dist packaging/dist > "$log" 2>&1
  archive=$(echo "$place"/ci/dist/schema-*.tar.gz)
  digest=$(sha256sum "$archive" | cut -d' ' -f1)
  holds 'an archive is installed' action "$work" archive="$archive" sha256="$digest"
  fails 'one with another digest is not' 2 action "$work" archive="$archive" sha256="${digest%?}g"
else
  missing 'PyYAML is not here'
fi

# GitLab: variables and steps of the include, with its inputs filled in.
cat > "$place/ci/gitlab.py" <<'P'
import re, sys, yaml
spec, jobs = list(yaml.safe_load_all(open(sys.argv[1])))
inputs = {k: str(v.get("default", "")) for k, v in spec["spec"]["inputs"].items()}
fill = lambda text: re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda m: inputs[m.group(1)], str(text))
job = jobs["schema"]
print("set -eo pipefail")
for name, value in job["variables"].items():
    print(f"export {name}='{fill(value)}'")
print("\n".join(fill(line) for line in job["script"]))
P
if "$python" "$place/ci/gitlab.py" integrations/gitlab/schema.gitlab-ci.yml > "$place/ci/gitlab.sh"; then
  git -C "$work" checkout -q feature
  base=$(git -C "$work" merge-base main feature)
  fails 'the GitLab job fails where there are findings' 1 \
    sh -c "cd '$work' && SCHEMA_SINCE=$base bash '$place/ci/gitlab.sh'"
  holds 'its code quality report is one' "$python" -c "
import json
for issue in json.load(open('$work/schema-reports/codequality.json')):
    assert issue['fingerprint'] and issue['location']['path'] and issue['location']['lines']['begin']"
  git -C "$work" checkout -q main
  holds 'and passes elsewhere' sh -c "cd '$work' && bash '$place/ci/gitlab.sh'"
fi
