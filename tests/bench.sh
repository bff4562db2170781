#!/usr/bin/env bash
# Measures the published native program beside two other bots that do the same job, or by how much it has to hold.
#   tests/bench.sh [--growth] [--rounds 3] [--quick] [--program PATH] [--out FILE]
# docs/performance.md says what is measured and how, docs/scale.md what --growth is for.
set -euo pipefail
# The bots find access tokens in a file, if only made up ones.
umask 077
root=$(cd "$(dirname "$0")/.." && pwd)

rounds='' quick='' growth='' program='' out=''
usage() { sed -n '3s/^# *//p' "$0" >&2; exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
    --growth) growth=1 ;;
    --quick) quick=1 ;;
    --rounds | --program | --out)
      [ $# -gt 1 ] || usage
      case $1 in --rounds) rounds=$2 ;; --program) program=$2 ;; --out) out=$2 ;; esac
      shift ;;
    *) usage ;;
  esac
  shift
done
rounds=${rounds:-$([ -n "$quick" ] && echo 1 || echo 3)}
fail() { echo "bench: $1" >&2; exit 1; }
[[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds takes a whole number from 1 up, not '$rounds'"
[ "$(uname -s)" = Linux ] || fail "it reads /proc and uses epoll: it runs on Linux alone"
command -v dotnet >/dev/null || fail "dotnet is not here: the load driver takes the .NET 10 SDK"
[ -z "$out" ] || : >"$out" || fail "$out can't be written"

if [ -z "$program" ]; then
  program=$root/artifacts/native/BracketBot
  [ -x "$program" ] || { echo "publishing the native program"; "$root/.ci/release"; }
fi
program=$(realpath "$program")
[ -x "$program" ] && [ ! -d "$program" ] || fail "$program is no program"

echo "building the load driver"
build() {
  local log
  log=$(dotnet build "$root/tests/$1" -c Release -v quiet --nologo -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false) || { echo "$log" >&2; fail "$1 doesn't build"; }
}
build BracketBot.LoadDriver
driver=$root/tests/BracketBot.LoadDriver/bin/Release/net10.0/BracketBot.LoadDriver.dll

# A core for the bot, and another for the driver.
mapfile -t cores < <(awk '/^Cpus_allowed_list/ { n = split($2, part, ","); for (i = 1; i <= n; i++) { split(part[i], ends, "-"); last = ends[2] == "" ? ends[1] : ends[2]; for (c = ends[1]; c <= last; c++) print c } }' /proc/self/status)
pin=() bot_core=() pinned="not pinned to a core"
if ! command -v taskset >/dev/null; then
  echo "taskset is not here: bot and driver are not kept apart, and the figures are worth little"
elif [ "${#cores[@]}" -lt 2 ]; then
  echo "there is one core for bot and driver: the figures are worth little"
  pinned="bot and driver on one core"
else
  pin=(taskset -c "${cores[1]}") bot_core=(--bot-core "${cores[0]}") pinned="a core for the bot, another for the driver"
fi

# What else runs takes from both.
busy=$(awk -v cores="${#cores[@]}" '$1 > cores / 4 { print $1 }' /proc/loadavg)
[ -z "$busy" ] || echo "the machine is busy with something else (load average $busy): the figures are worth less"

# Beside the sources and not in /tmp, which may be memory: a commit must reach a disk.
mkdir -p "$root/artifacts"
work=$(mktemp -d -p "$root/artifacts" bench.XXXXXX)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
figures=$work/figures.jsonl
: >"$figures"

run() { # name, options and stages of the driver, -- the bot's command
  local name=$1
  shift
  mkdir -p "$work/bot"
  "${pin[@]}" dotnet "$driver" measure --name "$name" --folder "$work/bot" --out "$figures" "${bot_core[@]}" "$@" >/dev/null || echo "bench: $name left out here" >&2
  rm -rf "$work/bot"
}

find_peers() {
  peers=()
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "skipping grammY and telegraf: they take Node.js, and node and npm are not here"
  elif [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
    echo "skipping grammY and telegraf: they take Node.js 20 or newer, and this is $(node --version)"
  elif [ -d "$root/tests/bench/peers/node_modules" ] || { echo "fetching grammY and telegraf"; (cd "$root/tests/bench/peers" && npm ci --no-audit --no-fund --loglevel error); }; then
    peers=(grammY telegraf)
  else
    echo "skipping grammY and telegraf: npm ci failed"
  fi
}

command_of() { # bot
  case $1 in
    BracketBot) command=("$program") ;;
    grammY) command=(node "$root/tests/bench/peers/grammy.js") ;;
    telegraf) command=(node "$root/tests/bench/peers/telegraf.js") ;;
  esac
}

compare() {
  find_peers
  # Warm-up and measured seconds. What is compiled just in time takes longest to warm up.
  local warm=8 long=10 cases=plain\ delays\ large
  [ -z "$quick" ] || { warm=3 long=4 cases=plain\ delays; }
  for ((round = 1; round <= rounds; round++)); do
    for case in $cases; do
      for name in BracketBot "${peers[@]}"; do
        echo "round $round of $rounds: $name, $case"
        command_of "$name"
        case $case in
          plain) run "$name" --stage "closed:64:$warm:$long" --stage "open:100:1:$long" -- "${command[@]}" ;;
          delays) run "$name" --telegram-ms 40 --broker-ms 60 --stage "open:100:$warm:$long" -- "${command[@]}" ;;
          large) run "$name" --book 1000 --stage "closed:16:$warm:$long" --stage "open:10:1:$long" -- "${command[@]}" ;;
        esac
      done
    done
  done
}

grow() {
  build BracketBot.Benchmarks
  local rows=1000000 users="10 1000 10000 100000" long=20
  [ -z "$quick" ] || { rows=100000 users="10 1000 10000" long=8; }
  echo "writing $rows lines of audit"
  mkdir "$work/audit"
  (cd "$work/audit" && dotnet "$root/tests/BracketBot.Benchmarks/bin/Release/net10.0/BracketBot.Benchmarks.dll" seed-audit "$rows") || fail "the audit can't be written"
  for ((round = 1; round <= rounds; round++)); do
    for count in $users; do
      echo "round $round of $rounds: $count users"
      run BracketBot --users "$count" --stage "open:20:3:$long" -- "$program"
    done
    echo "round $round of $rounds: 10 users, $rows lines of audit"
    cp -r "$work/audit" "$work/bot"
    run BracketBot --users 10 --audit "$rows" --stage "open:20:3:$long" -- "$program"
  done
}

report() {
  echo "$(date -u +%F), $(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1), ${#cores[@]} cores, $pinned, $(stat -f -c %T "$work"), $(uname -sr)."
  echo "Medians of $rounds interleaved rounds${busy:+, on a machine that was busy with something else (load average $busy)}. BracketBot $("$program" --version)$([ -n "$growth" ] || [ "${#peers[@]}" = 0 ] || echo ", grammY with its runner and telegraf on Node.js $(node --version)")."
  echo
  dotnet "$driver" "$([ -n "$growth" ] && echo growth || echo compare)" "$figures"
}

if [ -n "$growth" ]; then grow; else compare; fi
[ -s "$figures" ] || fail "no bot could be measured"
if [ -n "$out" ]; then report | tee "$out"; else report; fi
