#!/usr/bin/env bash
# Takes out what guards each promise, one guard at a time, and sees whether a test turns red. Works on a copy.
#   tests/guards.sh [NAME...]     all of them, or those named: about a minute each
#   tests/guards.sh --check       only whether each guard still stands where this file looks for it
set -euo pipefail
cd "$(dirname "$0")/.."

check='' only=()
for arg in "$@"; do
  case $arg in
    --check) check=1 ;;
    -*) sed -n '3,4s/^# *//p' "$0" >&2; exit 2 ;;
    *) only+=("$arg") ;;
  esac
done

red=0 green=0 lost=0
if [ -z "$check" ]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git ls-files -z | xargs -0 cp --parents -t "$copy"
  cd "$copy"
fi

# In FILE, BEFORE must stand exactly once; AFTER takes its place.
swap() { # FILE BEFORE AFTER
  BEFORE=$2 AFTER=$3 perl -0777 -i -pe 'BEGIN { ($b, $a) = @ENV{qw(BEFORE AFTER)} } $n = () = /\Q$b\E/g; $n == 1 or die "$ARGV: $n times: $b\n"; s/\Q$b\E/$a/' "$1"
}
stands() { BEFORE=$2 perl -0777 -ne '$n = () = /\Q$ENV{BEFORE}\E/g; exit($n == 1 ? 0 : 1)' "$1"; }

# Without analyzers, which would find the hole before a test does.
build() { dotnet build "tests/$1" -v quiet --nologo -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:TreatWarningsAsErrors=false; }
run() { # PROJECT METHODS...
  local project=$1 filters=()
  shift
  for method in "$@"; do filters+=(--filter-method "*.$method"); done
  timeout 300 dotnet "tests/$project/bin/Debug/net10.0/$project.dll" --progress off --no-ansi --stop-on-fail on "${filters[@]}"
}

guard() { # NAME FILE BEFORE AFTER PROJECT METHODS...
  local name=$1 file=$2 before=$3 after=$4 project=$5 log
  shift 5
  [ "${#only[@]}" -eq 0 ] || [[ " ${only[*]} " = *" $name "* ]] || return 0
  if ! stands "$file" "$before"; then
    echo "$name: not found once in $file: $before"
    lost=$((lost + 1))
    return 0
  fi

  [ -z "$check" ] || return 0
  log=$(mktemp -p "$copy")
  cp "$file" "$copy/whole"
  swap "$file" "$before" "$after"
  if ! build "$project" >"$log" 2>&1; then
    echo "$name: without it the code does not compile"
    grep -m 3 'error' "$log" || true
    lost=$((lost + 1))
  elif run "$project" "$@" >"$log" 2>&1; then
    echo "$name: NO TEST NOTICED"
    green=$((green + 1))
  elif failed=$(grep -oE 'failed: [0-9]+' "$log" | tail -n 1) && [ "$failed" != "failed: 0" ]; then
    echo "$name: red ($failed)"
    red=$((red + 1))
  else
    echo "$name: the tests did not run"
    tail -n 3 "$log"
    lost=$((lost + 1))
  fi
  cp "$copy/whole" "$file"
}

# 1. Nothing is sent that the account's owner did not confirm.
guard sent-before-its-commit src/BracketBot/Dialogs/DialogRunner.cs \
  'checkpoints.Pass("before-commit");' 'checkpoints.Pass("before-commit"); if (ticket is not null) { effects.Committed(conversation, step, state, ticket); }' \
  BracketBot.EndToEnd.Tests LiteStoreAwayTests.Confirm_StoreTakesNothing_SendsNothingAndTells LiteCrashTests.Killed_AtAStep_SendsAtMostOnceAndStillAnswers
guard a-viewers-tap src/BracketBot/Dialogs/DialogTaps.cs \
  'if (!user.MayCancel && button.Action' 'if (user.MayCancel && !user.MayCancel && button.Action' \
  BracketBot.EndToEnd.Tests LiteMembershipTests.Viewer_SeesOrdersAndCancelsNothing
guard access-that-ended-meanwhile src/BracketBot.Storage/Lite/Stores/LiteMembers.cs \
  'MayCancelFor(require.Client) == true ?' 'MayCancelFor(require.Client) != null ?' \
  BracketBot.EndToEnd.Tests LiteMembershipTests.Viewer_MadeWhileATapIsInHand_SendsNothingAndIsTold

# 2. One confirmation, one cancel.
guard a-ticket-for-each-confirmation src/BracketBot.Storage/Lite/Stores/LiteTickets.cs \
  'return CommitResult.AlreadyConfirmed;' ';' \
  BracketBot.Storage.Tests 'LiteTicket*'
guard a-leg-with-a-ticket-in-hand src/BracketBot.Storage/Lite/Stores/LiteTickets.cs \
  'row.IsUnsettled && draft.State.BusyLegs.ContainsKey(row.Leg)' 'row.IsUnsettled && row.Id.Length == 0' \
  BracketBot.EndToEnd.Tests LitePromiseTests.Confirm_TwoCardsOfOneLegAtOnce_SendsOneWhileTheOtherIsWithoutOutcome
guard no-request-twice-by-the-http-stack src/BracketBot.Broker/Cancels/CancelSender.cs \
  'request.Content = content;' 'request.Content = inQuery ? null : content;' \
  BracketBot.Broker.Tests 'OneDeleteTests.*'
guard a-request-taken-back-never-leaves src/BracketBot.Broker/Cancels/OnceContent.cs \
  'if (Interlocked.CompareExchange(ref _state, Left, Waiting) != Waiting)' 'if (Interlocked.Exchange(ref _state, Left) == 17)' \
  BracketBot.Broker.Tests 'CancelTimeTests.*'
guard no-second-request-without-an-answer src/BracketBot.Broker/Cancels/CancelSender.cs \
  'if (!content.TryWithdraw())' 'if (content.TryWithdraw() && false)' \
  BracketBot.Broker.Tests 'OneDeleteTests.*'

# 3. What was shown is what is sent.
guard an-old-card-is-held-against-the-book src/BracketBot.Core/Dialogs/ConfirmSteps.cs \
  'return at.Now > state.ReadAt + at.Rules.FreshFor' 'return at.Now > state.ReadAt + at.Rules.FreshFor + TimeSpan.FromDays(1)' \
  BracketBot.EndToEnd.Tests LitePromiseTests.Confirm_LegFilledSinceTheCard_ShowsItAnewInsteadOfSending LitePromiseTests.Confirm_OldCardUnchanged_ReadsTheBookOnceThenSends
guard a-button-of-an-older-version src/BracketBot/Dialogs/DialogTaps.cs \
  'else if (button.Version != row.Version)' 'else if (button.Version > row.Version)' \
  BracketBot.Tests 'OldButtonTests.*'

# 4. Every ticket ends with one answer in the chat.
guard a-dead-process-leaves-a-ticket src/BracketBot/Hosting/OwnershipService.cs \
  'canceller.TakeUp(ticket, () => SessionOfAsync(ticket));' '' \
  BracketBot.EndToEnd.Tests LiteCrashTests.Killed_AtAStep_SendsAtMostOnceAndStillAnswers
guard a-dead-process-leaves-a-card src/BracketBot/Hosting/OwnershipService.cs \
  'outbox.LookInStore(left.Chats);' '' \
  BracketBot.EndToEnd.Tests LiteCrashTests.Killed_AtAStep_SendsAtMostOnceAndStillAnswers
guard still-open-no-sooner-than-known src/BracketBot.Core/Cancels/Verdict.cs \
  'readAt >= ticket.SendBy + brokerTimeout' 'readAt >= ticket.ConfirmedAt' \
  BracketBot.EndToEnd.Tests LiteNoAnswerTests.Cancel_DroppedBeforeActing_SaysStillOpenNoSoonerThanItCanBeSaid
guard a-request-too-late-to-leave src/BracketBot.Broker/Cancels/CancelSender.cs \
  'if (time.GetUtcNow() > sendBy)' 'if (time.GetUtcNow() > sendBy.AddDays(1))' \
  BracketBot.Broker.Tests 'CancelTimeTests.*'

# 5. Nobody acts for another.
guard anothers-tap src/BracketBot/Dialogs/DialogTaps.cs \
  'if (row.UserId != member.Id)' 'if (row.UserId.Value < 0)' \
  BracketBot.EndToEnd.Tests LitePromiseTests.Confirm_ByAnotherUser_SendsNothing
guard a-stranger src/BracketBot/Updates/UpdateHandler.cs \
  'if (member is not { HasAccess: true })' 'if (member is null)' \
  BracketBot.EndToEnd.Tests LiteMembershipTests.Revoke_EndsCardsHooksAndSessionAtOnce LiteMembershipTests.Stranger_WhoAsks_IsLetInByOneAdminAndAsksOnceADay
guard a-token-is-sealed-to-its-row src/BracketBot/Secrets/AesSecretBox.cs \
  'plain, Encoding.UTF8.GetBytes(context));
        }' 'plain, Encoding.UTF8.GetBytes("row"));
        }' \
  BracketBot.Tests 'AesSecretBoxTests.*'

# A tap that waited is not executed.
guard a-tap-that-waited src/BracketBot.Core/Dialogs/ConfirmSteps.cs \
  'if (confirm.Waited || ' 'if (' \
  BracketBot.EndToEnd.Tests LitePromiseTests.Confirm_InABacklogAfterTenMinutesAway_SendsNothing
guard a-tap-after-its-buttons-time src/BracketBot.Core/Dialogs/CancelDialog.cs \
  'now >= expiresAt || now' 'now' \
  BracketBot.Core.Tests 'ConfirmTests.*'

# Accounts.
guard the-number-on-the-page src/BracketBot/Linking/LoginConfirmation.cs \
  'if (number != LinkCards.Number(asked.Match))' 'if (number.Length > 9)' \
  BracketBot.Tests 'LoginFlowTests.*'
guard the-state-of-a-login src/BracketBot/Linking/LoginFlow.cs \
  '|| !IsSame(body.State, secret))' ')' \
  BracketBot.Tests 'LoginFlowTests.*'
guard the-browser-of-a-login src/BracketBot/Linking/LoginFlow.cs \
  'if (!IsSame(body.Browser, browser ?? ""))' 'if (browser == "")' \
  BracketBot.Tests 'LoginFlowTests.*'
guard a-code-is-exchanged-once src/BracketBot/Linking/LoginFlow.cs \
  'if (await commits.CommitAsync([new SavePass(pass)], CancellationToken.None) != CommitResult.Committed)' 'if (pass.Version < 0)' \
  BracketBot.Tests 'LoginFlowTests.*'
guard an-invitation-works-once src/BracketBot/Membership/Door.cs \
  'Body: PassBody.Invitation { UsedBy: null } invitation }' 'Body: PassBody.Invitation invitation }' \
  BracketBot.EndToEnd.Tests LiteMembershipTests.Invitation_FromLinkToFirstCancel_WorksOnce
guard a-link-of-the-audit src/BracketBot.Core/Audits/ChainCheck.cs \
  'if (_seal.OfLink(link.Chain, link.Number, _last.Hash, link.Entry) != link.Hash)' 'if (link.Hash.Length == 0)' \
  BracketBot.Storage.Tests 'LiteAuditChain*'
guard the-end-of-the-audit src/BracketBot.Core/Audits/ChainCheck.cs \
  'if (head.Number > _last.Number)' 'if (head.Number < 0)' \
  BracketBot.Storage.Tests 'LiteAuditChain*'

[ -z "$check" ] || { [ "$lost" -eq 0 ] && echo "every guard stands"; exit "$lost"; }
echo "$red guards missed by a test, $green by none, $lost not tried"
[ "$green" -eq 0 ] && [ "$lost" -eq 0 ]
