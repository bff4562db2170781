#!/usr/bin/env bash
# Breaks src/BracketBot.Core in small ways, one at a time, and sees whether its tests notice: the mutation score, and what survived.
#   tests/mutate.sh [HOW_MANY] [SEED]     40 of them take about 15 minutes
# Works on a copy. A break that does not compile does not count.
set -euo pipefail
cd "$(dirname "$0")/.."
many=${1:-40} seed=${2:-1}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"
cd "$copy"
git init -q . && git add -A . && git -c user.name=mutate -c user.email=mutate@localhost commit -qm copy

build() { dotnet build tests/BracketBot.Core.Tests -v quiet -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:TreatWarningsAsErrors=false >/dev/null 2>&1; }
tests() { timeout 180 dotnet tests/BracketBot.Core.Tests/bin/Debug/net10.0/BracketBot.Core.Tests.dll >/dev/null 2>&1; }
build && tests || { echo "the tests are red without a break"; exit 1; }

# Every place that a rule fits: file, line, column, length, and what stands there instead.
perl - "$seed" "$many" $(git ls-files 'src/BracketBot.Core/*.cs') >places <<'P'
use strict; use warnings;
my ($seed, $many, @files) = @ARGV;
my @rules = ([qr/ && /, ' || '], [qr/ \|\| /, ' && '], [qr/ == /, ' != '], [qr/ != /, ' == '], [qr/ <= /, ' < '], [qr/ >= /, ' > '],
  [qr/(?<![=\w>]) < (?=[\w(])/, ' <= '], [qr/ > (?=[\w(])/, ' >= '], [qr/ \+ /, ' - '], [qr/ - (?=[\w(])/, ' + '], [qr/\btrue\b/, 'false'], [qr/\bfalse\b/, 'true'],
  [qr/\.Any\(/, '.All('], [qr/\.All\(/, '.Any('], [qr/ is not null/, ' is null'], [qr/ is null/, ' is not null'], [qr/ \?\? /, ' == null ? default : '],
  [qr/\bMath\.Min\(/, 'Math.Max('], [qr/\bMath\.Max\(/, 'Math.Min('], [qr/\.First\(/, '.Last('], [qr/OrderBy\(/, 'OrderByDescending(']);
my @all;
for my $file (@files) {
  open my $in, '<', $file or die $!;
  while (my $line = <$in>) {
    next if $line =~ m{^\s*(///|//|\[|using |namespace )};
    for my $rule (@rules) { while ($line =~ /$rule->[0]/g) { push @all, [$file, $., $-[0], $+[0] - $-[0], $rule->[1]]; } }
  }
}
srand($seed);
for (my $i = 0; $i < $many && @all; $i++) { print join("\t", @{splice(@all, int(rand(@all)), 1)}), "\n"; }
P

killed=0 survived=0 senseless=0
while IFS=$'\t' read -r file line column length instead; do
  perl -i -pe 'BEGIN { ($l, $c, $n, $w) = splice(@ARGV, 0, 4) } substr($_, $c, $n) = $w if $. == $l' "$line" "$column" "$length" "$instead" "$file"
  if ! build; then
    senseless=$((senseless + 1))
  elif tests; then
    survived=$((survived + 1))
    echo "survived: $file:$line"
    git diff -U0 -- "$file" | tail -n 2
  else
    killed=$((killed + 1))
  fi
  git checkout -q -- "$file"
done <places
echo "$killed of $((killed + survived)) breaks noticed ($senseless did not compile)"
