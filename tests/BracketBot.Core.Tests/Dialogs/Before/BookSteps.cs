using BracketBot.Core.Cancels;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Tests.Dialogs.Before;

/// <summary>What a dialog does when the order book that it asked for has come, or has not.</summary>
internal static class BookSteps
{
    public static DialogStep OnRead(DialogState state, BookRead read, DateTimeOffset now, DialogRules rules) => (state, read.Question) switch
    {
        // The user's one confirmation is on its way: nothing that was asked before it changes the card.
        (Cancelling or CancellingAll, _) => new DialogStep(state, []),
        (_, BookQuestion.ListBrackets list) => To(new ChoosingOrder(BracketPage.Of(read.Book, list.Page), null)),
        (_, BookQuestion.OpenBracket open) => OpenBracket(state, open.OrderText, read.Book, now, rules),
        (_, BookQuestion.OpenLeg open) => OpenLeg(state, open, read.Book, now, rules),
        (_, BookQuestion.OpenLegAgain open) => OpenLegAgain(state, open, read.Book, now, rules),
        (_, BookQuestion.ShowAlert show) => AlertSteps.OnRead(state, show, read.Book, now, rules),
        (Alerting s, BookQuestion.CheckOneTap check) => AlertSteps.OnChecked(s, check, read.Book, now, rules),
        (_, BookQuestion.PreviewAll preview) => AllSteps.OnRead(preview, read.Book, now, rules),
        (ArmingAll s, BookQuestion.CheckAll check) => AllSteps.OnChecked(s, check, read.Book, now, rules),
        (Confirming s, BookQuestion.CheckBeforeSending check) => Check(s, check, read.Book, now, rules),
        _ => new DialogStep(state, []),
    };

    public static DialogStep OnFailed(DialogState state, BookFailed failed, DateTimeOffset now, DialogRules rules) => (state, failed.Question) switch
    {
        (Cancelling or CancellingAll, _) => new DialogStep(state, []),
        (Confirming s, BookQuestion.CheckBeforeSending) => To(s with
        {
            ExpiresAt = now + rules.ConfirmWithin,
            Notice = new Notice.CheckFailed(failed.Error),
        }),
        (Alerting s, BookQuestion.CheckOneTap) => To(s with { ExpiresAt = now + rules.OneTapWithin, Notice = new Notice.CheckFailed(failed.Error) }),
        (ArmingAll s, BookQuestion.CheckAll) => To(new PreviewingAll(s.Preview, now + rules.ConfirmWithin, new Notice.CheckFailed(failed.Error))),
        (_, BookQuestion.CheckBeforeSending or BookQuestion.CheckOneTap or BookQuestion.CheckAll) => new DialogStep(state, []),
        (ChoosingOrder s, BookQuestion.ListBrackets) => To(s with { Notice = new Notice.PageUnread(failed.Error) }),
        _ => To(new Closed(new Ending.Unread(failed.Question, failed.Error))),
    };

    /// <summary>Why a leg that was tapped is not sent, after a look at the order book; null where it stands as it was shown.</summary>
    /// <param name="late">The look took too long.</param>
    internal static Notice? WhyNot(BracketOrder shown, LegRef leg, OrderBook book, bool late) => LegDifference.Between(shown, leg, book.Find(shown.Id)) switch
    {
        null => new Notice.LegIsGone(leg, shown.Symbol, book.Find(leg)),
        { Count: > 0 } differences => new Notice.LegChanged(differences),
        _ => late ? new Notice.CheckWasSlow() : null,
    };

    private static DialogStep To(DialogState state) => new(state, []);

    private static DialogStep OpenBracket(DialogState state, string orderText, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        if (book.Find(new OmsOrderId(orderText)) is not { } bracket)
        {
            return NotFound(orderText, book);
        }

        var open = bracket.Legs.Where(l => l.Block is null).ToList();

        // Back from the only leg must not lead to that leg again, and a refreshed choice stays a choice.
        return open.Count == 1 && state is not (Confirming or ChoosingLeg)
            ? ToConfirming(state, bracket, open[0], book, now, rules, null)
            : To(new ChoosingLeg(bracket, book.ReadAt, null));
    }

    private static DialogStep OpenLeg(DialogState state, BookQuestion.OpenLeg open, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        if (book.Find(new OmsOrderId(open.OrderText)) is not { } bracket)
        {
            return NotFound(open.OrderText, book);
        }

        var meant = LegWord.Resolve(bracket, open.LegText);
        var choices = meant.Where(l => l.Block is null).ToList();
        return (meant.Count, choices.Count) switch
        {
            (_, 1) => ToConfirming(state, bracket, choices[0], book, now, rules, null),
            (0, _) => Choose(new Notice.NoSuchLeg(open.LegText)),
            (_, 0) => Choose(new Notice.LegBlocked(meant[0].Ref.Indicator, meant[0].Block ?? CancelBlock.NotPending)),
            _ => Choose(new Notice.SeveralLegs(open.LegText)),
        };

        DialogStep Choose(Notice notice) => To(new ChoosingLeg(bracket, book.ReadAt, notice));
    }

    private static DialogStep OpenLegAgain(
        DialogState state, BookQuestion.OpenLegAgain open, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        if (book.Find(open.Leg.OmsOrderId) is not { } bracket)
        {
            return NotFound(open.Leg.OmsOrderId.Value, book);
        }

        return bracket.Find(open.Leg) switch
        {
            { Block: null } leg => ToConfirming(state, bracket, leg, book, now, rules, open.Why),
            { Block: { } block } => To(new ChoosingLeg(bracket, book.ReadAt, new Notice.LegBlocked(open.Leg.Indicator, block))),
            null => To(new ChoosingLeg(bracket, book.ReadAt, new Notice.NoSuchLeg(open.Leg.Indicator.Value))),
        };
    }

    private static DialogStep Check(
        Confirming state, BookQuestion.CheckBeforeSending check, OrderBook book, DateTimeOffset now, DialogRules rules)
    {
        var notice = WhyNot(state.Bracket, state.Leg, book, CancelDialog.IsLate(check.TappedAt, state.ExpiresAt, now));
        switch (notice)
        {
            case null:
                return new DialogStep(state, [new OpenTicket(state.Bracket, state.Leg, check.TappedAt)]);
            case Notice.LegIsGone:
                return To(new Closed(new Ending.LegGone(state.Bracket, state.Leg, book.Find(state.Leg))));
        }

        // The pending list alone may lack the filled entry, so what the card knew of the other legs stays; exits that a part fill placed
        // since then are added.
        var placed = book.Find(state.Leg.OmsOrderId)?.Legs.Where(l => state.Bracket.Find(l.Ref) is null) ?? [];
        var legs = state.Bracket.Legs.Select(l => book.Find(l.Ref) ?? l).Concat(placed).OrderBy(l => l.Role).ToList();
        return To(state with
        {
            Bracket = state.Bracket with { Legs = legs },
            ReadAt = book.ReadAt,
            ExpiresAt = now + rules.ConfirmWithin,
            Notice = notice,
            DeafUntil = now + DialogRules.LookFirst,
        });
    }

    private static DialogStep ToConfirming(
        DialogState state, BracketOrder bracket, OrderLeg leg, OrderBook book, DateTimeOffset now, DialogRules rules, Notice? notice) =>
        To(new Confirming(
            bracket, leg.Ref, book.ReadAt, now + rules.ConfirmWithin, FromChoice(state), notice, (state as Alerting)?.Alert ?? (state as Confirming)?.From,
            CancelDialog.DeafUntil(state, now)));

    private static DialogStep NotFound(string orderText, OrderBook book)
    {
        var nearest = NearestBrackets.To(orderText, book, BracketPage.Size);
        var page = new BracketPage(nearest, 0, 1, book.Open.Count(), book.ReadAt);
        return To(new ChoosingOrder(page, new Notice.OrderNotOpen(orderText)));
    }

    // A card that is offered anew leads back to where it led before.
    private static bool FromChoice(DialogState state) => state is not (Idle or Confirming { FromChoice: false });
}
