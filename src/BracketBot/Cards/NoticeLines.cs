using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>What a card says first, before its own content.</summary>
internal static class NoticeLines
{
    /// <param name="bracket">The bracket whose legs it may mention; null if the card shows none.</param>
    public static void Add(CardText text, Notice? notice, BracketOrder? bracket = null)
    {
        switch (notice)
        {
            case null:
                return;
            case Notice.OrderNotOpen n:
                text.Bold($"No open bracket {Cut(n.OrderText)}");
                break;
            case Notice.SeveralBrackets n:
                text.Bold($"{Cut(n.Text)} may be any of these");
                break;
            case Notice.NoSuchLeg n:
                text.Bold(NoLeg(n.LegText, bracket)).Gap();
                break;
            case Notice.SeveralLegs n:
                text.Bold($"{Cut(n.LegText)} is more than one leg").Gap();
                break;
            case Notice.LegBlocked n:
                text.Bold($"{NameOf(n.Indicator, bracket)} {LegLines.IsWhy(n.Block)}").Gap();
                break;
            case Notice.LegChanged n:
                text.Bold("It changed: nothing was sent");
                foreach (var d in n.Differences)
                {
                    text.Line(LegLines.Difference(d));
                }

                text.Gap();
                break;
            case Notice.TapWaited:
                text.Bold("Too late: nothing was sent").Line("This is how it stands now.").Gap();
                break;
            case Notice.CheckWasSlow:
                text.Bold("The check took too long: nothing was sent").Line("It stands as before. Tap again.").Gap();
                break;
            case Notice.CheckFailed n:
                text.Bold("Not checked: nothing was sent").Line(ErrorLines.Headline(n.Error) + ".");
                AddWord(text, n.Error);
                text.Gap();
                break;
            case Notice.LegIsBusy:
                text.Bold("A cancel of this leg is on its way").Line("Wait for its answer. Nothing more was sent.").Gap();
                break;
            case Notice.LegIsGone n:
                text.Bold(GoneHeadline(n.Now));
                text.Line($"{(n.Now is { } leg ? LegLines.Name(leg) : n.Leg.Indicator.Value)} · {n.Symbol}{(n.Now is { FilledQuantity: > 0 } now ? $" · {LegLines.Filled(now)}" : "")}");
                text.LineIf(n.Now?.Block is CancelBlock.BeingCancelled, $"The broker says {n.Now?.Status}.").Gap();
                break;
            case Notice.LegsChanged n:
                text.Bold(n.Count == 1 ? "It changed: nothing was sent" : $"All {n.Count} changed: nothing was sent");
                foreach (var changed in n.Legs ?? [])
                {
                    text.Line($"{LegLines.Name(changed.Shown)} · {changed.Symbol}: {What(changed)}");
                }

                text.LineIf(n.Legs is { Count: var named } && named < n.Count, $"and {n.Count - n.Legs?.Count} more").Gap();
                break;
            case Notice.PageUnread n:
                text.Bold(ErrorLines.Headline(n.Error));
                AddWord(text, n.Error);
                text.Line("This list is the last one that was read.").Gap();
                break;
        }
    }

    public static void AddWord(CardText text, BrokerError error)
    {
        var word = ErrorLines.Word(error);
        text.LineIf(word.Length > 0, word);
        var advice = ErrorLines.Advice(error);
        text.LineIf(advice.Length > 0, advice);
    }

    /// <summary>Why a leg that a card offered can't be cancelled any more.</summary>
    /// <param name="now">The leg as it is now; null where the order book no longer shows it.</param>
    public static string GoneHeadline(OrderLeg? now) => now?.Block switch
    {
        CancelBlock.Filled => "Already filled: nothing was sent",
        CancelBlock.Cancelled => "Already cancelled: nothing was sent",
        CancelBlock.BeingCancelled => "Being cancelled already: nothing was sent",
        null or CancelBlock.Rejected or CancelBlock.NotPending or CancelBlock.LegUnclear or CancelBlock.NotYetAtExchange or CancelBlock.IdUnclear
            or CancelBlock.StatusUnclear => "No longer open: nothing was sent",
    };

    private static string NameOf(LegIndicator indicator, BracketOrder? bracket) =>
        bracket?.Legs.FirstOrDefault(l => l.Ref.Indicator == indicator) is { } leg ? LegLines.Name(leg) : indicator.Value;

    /// <summary>A word that names no leg; if that leg only appears once the entry is filled, it says so.</summary>
    private static string NoLeg(string typed, BracketOrder? bracket)
    {
        var isNotYet = bracket is { HeldQuantity: 0, HeldIsUntold: false } && bracket.Legs.All(l => l is { Role: LegRole.Entry, IsOpen: true });
        return LegWord.RoleOf(typed) switch
        {
            LegRole.StopLoss when isNotYet => "No stop yet: the entry is not filled",
            LegRole.Target when isNotYet => "No target yet: the entry is not filled",
            LegRole.Exit when isNotYet => "No exit yet: the entry is not filled",
            _ => $"No leg {Cut(typed)} here",
        };
    }

    private static string What(ChangedLeg leg) => leg.Differences is { } differences
        ? LegLines.Differences(differences)
        : leg.Now?.Block is { } block ? LegLines.Why(block) : "no longer open";

    private static string Cut(string typed) => typed.Length > 24 ? typed[..23] + "…" : typed;
}
