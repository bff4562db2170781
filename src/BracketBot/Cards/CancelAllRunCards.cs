using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>The cards of a list while it runs, and of its results.</summary>
internal static class CancelAllRunCards
{
    private const int BarLength = 10;

    public static Card Progress(CancelAllProgress progress, bool stopped, CardFrame frame)
    {
        var done = progress.Total == 0 ? BarLength : progress.Done * BarLength / progress.Total;
        var text = new CardText()
            .Bold(stopped ? "Stopping: waiting for answers" : $"Cancelling {CancelAllLines.Count(progress.Total, progress.Run.Group)}")
            .Line($"{new string('▓', done)}{new string('░', BarLength - done)} {progress.Done}/{progress.Total}")
            .Codes(frame.ClientId.Value);
        text.LineIf(progress.Waiting > 0, $"{progress.Waiting} sent, reading the order book.");
        var failures = progress.Failures();
        text.LineIf(failures.Count > 0, $"{progress.Done - failures.Count} gone, {failures.Count} not:");
        AddRows(text, progress.Run, failures, [.. failures.Take(CancelAllLines.Named)]);
        text.LineIf(failures.Count > CancelAllLines.Named, $"and {failures.Count - CancelAllLines.Named} more");
        return new Card(text.ToString(), stopped ? [] : [[frame.Button("Stop", DialogAction.Stop)]]);
    }

    public static Card Done(Ending.AllDone ending, CardFrame frame)
    {
        var results = ending.Results;
        var left = results.Count(r => !r.IsGone);
        var text = new CardText()
            .Bold(Headline(results.Count, left, results.Count(r => r is { Outcome: CancelOutcome.AlreadyFilled } or { Skip: { Reason: SkipReason.Gone, Block: CancelBlock.Filled } })))
            .Line($"{CancelAllLines.Count(results.Count, ending.Run.Group)} · confirmed ", frame.Clock(ending.Run.ConfirmedAt))
            .Codes(frame.ClientId.Value);
        foreach (var line in CancelAllLines.Bare(ending.Run, results).Concat(CancelAllLines.Filled(ending.Run, results)))
        {
            text.Bold(line);
        }

        text.LineIf(results.Any(r => r.Outcome == CancelOutcome.NotLoggedIn), ErrorLines.Advice(new BrokerError.NotLoggedIn(null, "")));

        // Legs that still stand matter most, so they come first.
        AddRows(text, ending.Run, results, [.. results.OrderBy(r => r.IsGone).Skip(ending.Page * CancelAllSteps.TableRows).Take(CancelAllSteps.TableRows)]);
        var pages = (results.Count + CancelAllSteps.TableRows - 1) / CancelAllSteps.TableRows;
        text.LineIf(pages > 1, $"Page {ending.Page + 1} of {pages}");
        return new Card(text.ToString(), Buttons(ending, frame, left, pages));
    }

    private static string Headline(int all, int left, int filled)
    {
        var gone = $"{all - left - filled} of {all} gone{(filled > 0 ? $", {filled} filled" : "")}{(left > 0 ? $", {left} left" : "")}";
        return left == 0 && filled == 0 ? $"Done: {gone}" : gone;
    }

    private static List<IReadOnlyList<CardButton>> Buttons(Ending.AllDone ending, CardFrame frame, int left, int pages)
    {
        var buttons = new List<IReadOnlyList<CardButton>>();
        if (new DialogState.Closed(ending).EndedSignedOut)
        {
            buttons.AddRange(frame.LoginRow);
        }

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

        left = ending.Results.Count(r => r.CanBeTriedAgain);
        if (left > 0)
        {
            // A leg that was never sent has not failed.
            var failed = ending.Results.All(r => !r.CanBeTriedAgain || r.Outcome is not null);
            buttons.Add([frame.Button(failed ? $"Try the {left} that failed again" : $"Try the {left} left", DialogAction.Again)]);
        }

        return buttons;
    }

    /// <summary>
    /// A row for each leg, those of one order under its symbol. Equal rows become one with a count, and a reason shared by several is written once, above
    /// them.
    /// </summary>
    private static void AddRows(CardText text, CancelAllRun run, IReadOnlyList<CancelAllResult> all, IReadOnlyList<CancelAllResult> shown)
    {
        var shared = all.Where(r => !r.IsGone && CancelAllLines.Word(r).Length > 0).GroupBy(CancelAllLines.Word).Where(g => g.Count() > 2)
            .OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault();
        text.LineIf(shared is not null, $"{all.Count(r => !r.IsGone && CancelAllLines.Word(r) == shared)}: {Cut(shared ?? "")}");
        foreach (var order in shown.GroupBy(r => (r.Leg.OmsOrderId, r.IsGone)))
        {
            var head = $"{order.First().Symbol} {LegLines.Tail(order.Key.OmsOrderId.Value)}";
            var rows = order.GroupBy(r => Row(run, r, withWord: r.IsGone || CancelAllLines.Word(r) != shared)).Select(g => g.Count() == 1 ? g.Key : $"{g.Key} ×{g.Count()}").ToList();
            if (rows.Count == 1)
            {
                text.Line($"{head} · {rows[0]}");
                continue;
            }

            text.Line(head);
            foreach (var row in rows)
            {
                text.Line($"· {row}");
            }
        }
    }

    private static string Row(CancelAllRun run, CancelAllResult result, bool withWord)
    {
        var outcome = result.Outcome switch
        {
            CancelOutcome.Cancelled => " cancelled",
            CancelOutcome.AlreadyCancelled => " already cancelled",
            CancelOutcome.AlreadyFilled => " already filled",
            CancelOutcome.StillOpen => " still open",
            CancelOutcome.NotLoggedIn => " session over",
            CancelOutcome.NotSent => " not sent",
            CancelOutcome.Unknown => " not known",
            CancelOutcome.Refused => " refused",
            CancelOutcome.UnderWay => " cancel under way",
            CancelOutcome.Ended => " no longer open",
            CancelOutcome.ClosedAtMarket => " closed at market",
            null => "",
        };
        var part = CancelAllLines.Part(result) is { Length: > 0 } filled ? $" · {filled}" : "";
        var word = withWord && (!result.IsGone || result.WasGoneBefore || result.Outcome == CancelOutcome.Ended) ? Cut(CancelAllLines.Word(result)) : "";
        var name = run.Legs.FirstOrDefault(l => l.Leg.Ref == result.Leg) is { } choice ? LegLines.Name(choice.Leg) : result.Leg.Indicator.Value;
        return $"{name}{outcome}{part}{(word.Length > 0 ? $" · {word}" : "")}";
    }

    private static string Cut(string word) => word.Length > 80 ? word[..79] + "…" : word;
}
