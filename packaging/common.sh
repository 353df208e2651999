# What the scripts of this folder share; they read it with `.`.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"

version=$(sed -n 's/.*static let version = "\(.*\)".*/\1/p' Sources/Commands/Program/SchemaProgram.swift)
arch=$(uname -m)
name=schema-$version-linux-$arch
out=${OUT:-$root/.build/dist}
# shellcheck disable=SC2034 # for those who read this file
binary=${SCHEMA_BINARY:-$root/.build/static/schema}

# The same sources give the same packages, byte for byte: what has a time has that of the last
# commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
export LC_ALL=C TZ=UTC
umask 022

say() { printf '%s: %s\n' "$(basename "$0")" "$*"; }

fail() {
  printf '%s: error: %s\n' "$(basename "$0")" "$1" >&2
  shift
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 2
}

need_binary() {
  [ -x "$binary" ] || fail "there is no program to pack: $binary" \
    "packaging/static makes it, or SCHEMA_BINARY names another"
}

# The program, its manual and its completions under a prefix.
install_into() { # FOLDER
  install -d "$1/bin" "$1/share/man/man1" "$1/share/bash-completion/completions" \
    "$1/share/zsh/site-functions" "$1/share/fish/vendor_completions.d"
  install -m 755 "$binary" "$1/bin/schema"
  "$binary" man > "$1/share/man/man1/schema.1"
  "$binary" completions bash > "$1/share/bash-completion/completions/schema"
  "$binary" completions zsh > "$1/share/zsh/site-functions/_schema"
  "$binary" completions fish > "$1/share/fish/vendor_completions.d/schema.fish"
  chmod 644 "$1/share/man/man1/schema.1" "$1/share/bash-completion/completions/schema" \
    "$1/share/zsh/site-functions/_schema" "$1/share/fish/vendor_completions.d/schema.fish"
}
