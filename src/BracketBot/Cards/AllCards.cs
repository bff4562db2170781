using BracketBot.CancelAll;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using BracketBot.Dialogs;

namespace BracketBot.Cards;

/// <summary>The cards of <c>/cancelall</c>.</summary>
internal static class AllCards
{
    private const int Named = 8;
    private const int BarLength = 10;

    public static Card Preview(DialogState.PreviewingAll state, CardFrame frame)
    {
        var preview = state.Preview;
        var (entries, exits) = (preview.Legs(AllGroup.Entries), preview.Legs(AllGroup.Exits));
        var text = new CardText();
        NoticeLines.Add(text, state.Notice);
        text.Bold(entries.Count + exits.Count == 0 ? "Nothing to cancel" : "Cancel all?").LineIf(Filter(preview.Filter).Length > 0, Filter(preview.Filter));
        AddHalf(text, "entries", entries);
        AddHalf(text, "exits", exits);
        text.Gap().Line($"{frame.ClientId} · {frame.Clock(preview.ReadAt)}");

        var buttons = new List<IReadOnlyList<CardButton>>();
        if (entries.Count > 0)
        {
            buttons.Add([frame.Button($"Cancel {Count(entries.Count, AllGroup.Entries)}", DialogAction.Entries, style: ButtonStyle.Danger)]);
        }

        if (exits.Count > 0)
        {
            buttons.Add([frame.Button($"Cancel {Count(exits.Count, AllGroup.Exits)}", DialogAction.Exits, style: entries.Count == 0 ? ButtonStyle.Danger : ButtonStyle.Plain)]);
        }

        buttons.Add([frame.Button("Refresh", DialogAction.Refresh), frame.Button("Keep", DialogAction.Keep)]);
        return new Card(text.ToString(), buttons);
    }

    public static Card Arming(DialogState.ArmingAll state, CardFrame frame)
    {
        var legs = state.Preview.Legs(state.Group);
        var text = new CardText().Bold($"Really cancel {Count(legs.Count, state.Group)}?");
        text.LineIf(Filter(state.Preview.Filter).Length > 0, Filter(state.Preview.Filter));
        AddNames(text, legs);
        foreach (var line in Left(state.Preview, state.Group))
        {
            text.Line(line);
        }

        // The second tap is on another button in another place than the first.
        return new Card(text.ToString(), [[frame.Button("Keep", DialogAction.Keep), frame.Button("Back", DialogAction.Back)],
            [frame.Button($"Cancel all {legs.Count} now", DialogAction.Confirm, style: ButtonStyle.Danger)]]);
    }

    public static Card Progress(AllProgress progress, bool stopped, CardFrame frame)
    {
        var done = progress.Total == 0 ? BarLength : progress.Done * BarLength / progress.Total;
        var text = new CardText()
            .Bold(stopped ? "Stopping: waiting for answers" : $"Cancelling {Count(progress.Total, progress.Run.Group)}")
            .Line($"{new string('▓', done)}{new string('░', BarLength - done)} {progress.Done}/{progress.Total}");
        var failures = progress.Failures();
        foreach (var failure in failures.Take(Named))
        {
            text.Line(Result(failure));
        }

        text.LineIf(failures.Count > Named, $"and {failures.Count - Named} more");
        return new Card(text.ToString(), stopped ? [] : [[frame.Button("Stop", DialogAction.Stop)]]);
    }

    public static Card Done(Ending.AllDone ending, CardFrame frame)
    {
        var results = ending.Results;
        var (gone, left) = (results.Count(r => r.IsGone), results.Count(r => !r.IsGone));
        var text = new CardText()
            .Bold(left == 0 ? $"Done: {gone} of {results.Count} gone" : $"{gone} of {results.Count} gone, {left} left")
            .Line($"{Count(results.Count, ending.Run.Group)} · confirmed {frame.Clock(ending.Run.ConfirmedAt)}");

        // What is left is what the eye must land on: it comes first.
        var rows = results.OrderBy(r => r.IsGone).Skip(ending.Page * AllSteps.TableRows).Take(AllSteps.TableRows);
        foreach (var row in rows)
        {
            text.Line(Result(row));
        }

        var pages = (results.Count + AllSteps.TableRows - 1) / AllSteps.TableRows;
        text.LineIf(pages > 1, $"Page {ending.Page + 1} of {pages}");
        var buttons = new List<IReadOnlyList<CardButton>>();
        var turns = new List<CardButton>();
        if (ending.Page > 0)
        {
            turns.Add(frame.Button("‹ Previous", DialogAction.Page, ending.Page - 1));
        }

        if (ending.Page + 1 < pages)
        {
            turns.Add(frame.Button("Next ›", DialogAction.Page, ending.Page + 1));
        }

        if (turns.Count > 0)
        {
            buttons.Add(turns);
        }

        if (left > 0)
        {
            buttons.Add([frame.Button($"Try the {left} that failed again", DialogAction.Again)]);
        }

        return new Card(text.ToString(), buttons);
    }

    public static Card Kept(Ending.AllKept ending, CardFrame frame) => new(
        new CardText().Bold(ending.TimeIsOver ? "Expired: nothing was sent" : "Kept").LineIf(Filter(ending.Filter).Length > 0, Filter(ending.Filter)).ToString(),
        [[frame.Button("Show again", DialogAction.Again)]]);

    public static string Count(int count, AllGroup group) => (group, count) switch
    {
        (AllGroup.Entries, 1) => "1 entry",
        (AllGroup.Entries, _) => $"{count} entries",
        (_, 1) => "1 exit",
        _ => $"{count} exits",
    };

    private static void AddHalf(CardText text, string name, IReadOnlyList<LegChoice> legs)
    {
        if (legs.Count == 0)
        {
            return;
        }

        text.Gap().Bold($"{legs.Count} open {name}");
        AddNames(text, legs);
    }

    private static void AddNames(CardText text, IReadOnlyList<LegChoice> legs)
    {
        foreach (var choice in legs.Take(Named))
        {
            text.Line($"{choice.Bracket.Symbol} · {LegLines.Pick(choice.Leg)} · {Amount.Units(choice.Leg.OpenQuantity)}");
        }

        text.LineIf(legs.Count > Named, $"and {legs.Count - Named} more");
    }

    private static List<string> Left(AllPreview preview, AllGroup group)
    {
        var held = preview.Brackets.Where(b => b.HeldQuantity > 0).ToList();
        if (group == AllGroup.Entries)
        {
            return [held.Count == 0 ? "Afterwards no position is held through these." : $"Afterwards {held.Count} positions stay, with their exits."];
        }

        var exposed = held.Where(b => preview.Legs(AllGroup.Exits).Any(c => c.Bracket.Id == b.Id && c.Leg.Role == LegRole.StopLoss)).ToList();
        return exposed.Count == 0
            ? ["No stop of a position is among them."]
            : [$"Afterwards {exposed.Count} positions may be without a stop, or sold at market:",
                .. exposed.Take(Named).Select(b => $"{b.Symbol} {Amount.Units(b.HeldQuantity)} {(b.Side == OrderSide.Sell ? "short" : "long")}")];
    }

    private static string Filter(AllFilter filter) => string.Join(" · ", new[]
    {
        filter.Symbol,
        filter.Group switch
        {
            AllGroup.Entries => "entries only",
            AllGroup.Exits => "exits only",
            _ => "",
        },
        filter.Only is { } only ? $"the {only.Count} that were left" : "",
    }.Where(p => p.Length > 0));

    private static string Result(AllResult result)
    {
        var outcome = result.Outcome switch
        {
            CancelOutcome.Cancelled => "cancelled",
            CancelOutcome.AlreadyCancelled => "already cancelled",
            CancelOutcome.AlreadyFilled => "already filled",
            CancelOutcome.StillOpen => "still open",
            CancelOutcome.NotLoggedIn => "session over",
            CancelOutcome.NotSent => "not sent",
            CancelOutcome.Unknown => "not known",
            CancelOutcome.Refused => "refused",
            _ => "",
        };
        var word = result.Word.Length > 80 ? result.Word[..79] + "…" : result.Word;
        return string.Join(" · ", new[] { result.Symbol, result.Leg.Indicator.Value, outcome, result.IsGone ? "" : word }.Where(p => p.Length > 0));
    }
}
