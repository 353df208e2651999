# Every package is made twice, the same both times, installed, run, and taken away.
# shellcheck shell=bash disable=SC2154 # packaging/test sets what is used here
export OUT=$place/dist
version=$("$schema" version | cut -d' ' -f2)

twice() { # WORDS PATTERN COMMAND...
  local words=$1 pattern=$2 first second
  shift 2
  holds "$words is made" "$@"
  # shellcheck disable=SC2086 # a pattern
  first=$(cd "$OUT" && sha256sum $pattern)
  sleep 1
  holds "$words is made again" "$@"
  # shellcheck disable=SC2086 # a pattern
  second=$(cd "$OUT" && sha256sum $pattern)
  holds "$words is the same both times" test "$first" = "$second"
}

holds 'the program needs no library' sh -c "! readelf -d '$schema' | grep -q NEEDED"
# Runs the program below another root, which like every machine and container has /proc.
within() { # ROOT PROGRAM
  mkdir -p "$1/proc"
  mount -t proc proc "$1/proc" || return
  chroot "$1" "$2" version
  local status=$?
  umount "$1/proc"
  return $status
}
mkdir -p "$place/empty/proc"
cp "$schema" "$place/empty/schema"
rooted=
if mount -t proc proc "$place/empty/proc" 2>/dev/null; then
  umount "$place/empty/proc"
  rooted=yes
fi
if [ -n "$rooted" ]; then
  holds 'it runs where nothing else is' within "$place/empty" /schema
else
  missing 'this user may not mount /proc below another root'
fi

twice 'the tarball' 'schema-*.tar.gz' packaging/dist
holds 'it is what SHA256SUMS says' sh -c "cd '$OUT' && sha256sum --check --strict SHA256SUMS"
mkdir -p "$place/prefix"
holds 'it unpacks below a prefix' tar -xzf "$OUT"/schema-*.tar.gz -C "$place/prefix" \
  --strip-components=1
for file in bin/schema share/man/man1/schema.1 share/bash-completion/completions/schema \
  share/zsh/site-functions/_schema share/fish/vendor_completions.d/schema.fish; do
  holds "$file is in it" test -s "$place/prefix/$file"
done
holds 'bash reads the completions' bash -n "$place/prefix/share/bash-completion/completions/schema"
if has man; then holds 'the manual is shown' man -l "$place/prefix/share/man/man1/schema.1"; fi

holds 'make install puts the same below PREFIX' make -s install PREFIX="$place/made"
holds 'and it runs' "$place/made/bin/schema" version

if has dpkg-deb; then
  twice 'the Debian package' 'schema_*.deb' packaging/deb
  holds 'it is what SHA256SUMS says' sh -c "cd '$OUT' && sha256sum --check --strict SHA256SUMS"
  rootdir=$place/debian
  mkdir -p "$rootdir/var/lib/dpkg/"{info,updates,triggers}
  touch "$rootdir/var/lib/dpkg/"{status,available}
  deb=("$OUT"/schema_*.deb)
  if [ "$(id -u)" = 0 ]; then
    holds 'it installs' dpkg --root="$rootdir" --force-script-chrootless --install "${deb[0]}"
    if [ -n "$rooted" ]; then
      holds 'what was installed runs' within "$rootdir" /usr/bin/schema
    fi
    holds 'dpkg finds its files unchanged' dpkg --root="$rootdir" --verify schema
    holds 'it can be removed' dpkg --root="$rootdir" --force-script-chrootless --purge schema
    holds 'and nothing of it is left' sh -c "! find '$rootdir/usr' -type f | grep ."
  else
    missing 'only root may install a package'
  fi
else
  missing 'dpkg-deb is not here'
fi

twice 'the wheel' 'schema_governance-*.whl' packaging/pip-wheel
python3 -m venv "$place/venv" > /dev/null
pip=$place/venv/bin/pip
holds 'pip installs the wheel' "$pip" install -q --no-index "$OUT"/schema_governance-*.whl
holds 'what pip installed runs' test "$("$place/venv/bin/schema" version)" = "schema $version"
holds 'pip finds its files' "$pip" show -f schema-governance
holds 'pip takes it away' "$pip" uninstall -q -y schema-governance
holds 'and nothing of it is left' test ! -e "$place/venv/bin/schema"
holds 'pip installs the repository' "$pip" install -q --no-index .
holds 'what pip installed runs' "$place/venv/bin/schema" version
unset OUT
