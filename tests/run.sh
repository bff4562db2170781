#!/usr/bin/env bash
# All tests. Installs what they need (PostgreSQL, Chromium, a linker) when it may, says what it skipped when it may not.
# With CI=true nothing may be skipped. Ends with the line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."

need() { # what, how to tell, packages
  eval "$2" >/dev/null 2>&1 && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing $3"
    [ -n "${updated:-}" ] || { apt-get update -qq && updated=1; }
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $3 >/dev/null
  fi
  eval "$2" >/dev/null 2>&1 && return 0
  echo "skipping the tests that need $1: install $3 to run them"
  [ "${CI:-}" = true ] && { echo "with CI=true nothing may be skipped"; exit 1; }
  return 1
}
need PostgreSQL 'ls /usr/lib/postgresql/*/bin/initdb' postgresql
need Chromium 'command -v chromium' chromium
if need "the native release" '{ command -v clang || command -v gcc; } && [ -e /usr/include/zlib.h ]' "gcc libc6-dev zlib1g-dev"; then
  .ci/release || { echo "the native release is not fit"; echo "0 passed, 1 failed"; exit 1; }
  export BRACKETBOT_NATIVE=$PWD/artifacts/native/BracketBot
fi

dotnet build --nologo -v quiet BracketBot.sln || { echo "0 passed, 1 failed"; exit 1; }

# One test project after the other: each uses all cores as it is, and browsers and servers beside it would only starve it.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet test --solution BracketBot.sln --no-build --no-progress --max-parallel-test-modules 1 "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
count() { awk -v key="$1:" '$1 == key { n = $2 } END { print n + 0 }' "$log"; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
  echo "with CI=true nothing may be skipped, but $skipped tests were"
  status=1
fi
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
exit "$status"
