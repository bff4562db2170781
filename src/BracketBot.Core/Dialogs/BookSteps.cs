using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Orders;
using static BracketBot.Core.Dialogs.DialogInput;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>What a dialog shows once the order book it asked for has come, or could not be read.</summary>
internal static class BookSteps
{
    /// <summary>The most brackets of one symbol that are offered; a button leads to all open ones.</summary>
    private const int MostFound = 10;

    public static DialogStep OnList(DialogState state, BookQuestion.ListBrackets list, OrderBook book, Moment at) =>
        CancelDialog.To(new ChoosingOrder(BracketPage.Of(book, list.Page), null));

    public static DialogStep OnPick(ChoosingOrder state, PickBracket pick) => CancelDialog.At(state.Page.Brackets, pick.Index) is { } bracket
        ? CancelDialog.Ask(state, new BookQuestion.OpenBracket(bracket.Id.Value))
        : LateTaps.Answer(state, pick);

    public static DialogStep OnPick(ChoosingLeg state, PickLeg pick) => CancelDialog.At(state.Bracket.Legs, pick.Index) is { } leg
        ? CancelDialog.Ask(state, new BookQuestion.OpenLegAgain(leg.Ref, null))
        : LateTaps.Answer(state, pick);

    public static DialogStep OnListFailed(ChoosingOrder state, BookFailed failed) => failed is { Question: BookQuestion.ListBrackets, Error: not BrokerError.NotLoggedIn }
        ? CancelDialog.To(state with { Notice = new Notice.PageUnread(failed.Error) })
        : OnFailed(state, failed);

    /// <summary>A failed check concerns only the card that asked for it; any other card ignores it.</summary>
    public static DialogStep OnFailed(DialogState state, BookFailed failed) =>
        failed.Question is BookQuestion.CheckBeforeSending or BookQuestion.CheckOneTap or BookQuestion.CheckAll
            ? LateTaps.Answer(state, failed)
            : CancelDialog.To(new Closed(new Ending.Unread(failed.Question, failed.Error)));

    /// <summary>If a check finds that the session has ended, the card ends too; a login brings it back, fresh and unconfirmed.</summary>
    /// <param name="anew">The question that shows the card again.</param>
    /// <returns>Null if the check failed for another reason.</returns>
    internal static DialogStep? SignedOut(BookFailed failed, BookQuestion anew) =>
        failed.Error is BrokerError.NotLoggedIn ? CancelDialog.To(new Closed(new Ending.Unread(anew, failed.Error))) : null;

    /// <summary>Why a tapped leg is not sent, according to the order book; null if it stands as it was shown.</summary>
    /// <param name="late">Reading the book took too long.</param>
    internal static Notice? WhyNot(BracketOrder shown, LegRef leg, OrderBook book, bool late) => LegDifference.Between(shown, leg, book.Find(shown.Id)) switch
    {
        null => new Notice.LegIsGone(leg, shown.Symbol, book.Find(leg)),
        { Count: > 0 } differences => new Notice.LegChanged(differences),
        _ => late ? new Notice.CheckWasSlow() : null,
    };

    public static DialogStep OnBracket(DialogState state, BookQuestion.OpenBracket asked, OrderBook book, Moment at)
    {
        var found = TypedBracket.Find(asked.OrderText, "", book);
        if (found is not [var bracket])
        {
            return NotOne(asked.OrderText, found, book);
        }

        var open = bracket.Legs.Where(l => l.Block is null).ToList();

        // "Back" from the only leg must not lead to that leg again, and refreshing a choice must not leave it.
        return open.Count == 1 && Doubts() is null && state is not (Confirming or ChoosingLeg)
            ? ToConfirming(state, bracket, open[0], book, at, null)
            : CancelDialog.To(new ChoosingLeg(bracket, book.ReadAt, null, Doubts()));

        Doubts? Doubts() => book.Doubts.Of(bracket.Id) is { Rows.Count: > 0 } doubts ? doubts : null;
    }

    public static DialogStep OnLeg(DialogState state, BookQuestion.OpenLeg open, OrderBook book, Moment at)
    {
        var found = TypedBracket.Find(open.OrderText, open.LegText, book);
        if (found is not [var bracket])
        {
            return NotOne(open.OrderText.Length > 0 ? open.OrderText : open.LegText, found, book);
        }

        var meant = LegWord.Resolve(bracket, open.LegText);
        if (meant.Count == 0 && SymbolName.IsSame(open.LegText, bracket.Symbol))
        {
            // The symbol was typed after the id.
            return OnBracket(state, new BookQuestion.OpenBracket(bracket.Id.Value), book, at);
        }

        var choices = meant.Where(l => l.Block is null).ToList();
        return (meant.Count, choices.Count) switch
        {
            (_, 1) => ToConfirming(state, bracket, choices[0], book, at, null),
            (0, _) => Choose(new Notice.NoSuchLeg(open.LegText)),
            (_, 0) => Choose(new Notice.LegBlocked(meant[0].Ref.Indicator, meant[0].Block ?? CancelBlock.NotPending)),
            _ => Choose(new Notice.SeveralLegs(open.LegText)),
        };

        DialogStep Choose(Notice notice) => CancelDialog.To(new ChoosingLeg(bracket, book.ReadAt, notice, book.Doubts.Of(bracket.Id)));
    }

    public static DialogStep OnLegAgain(DialogState state, BookQuestion.OpenLegAgain open, OrderBook book, Moment at)
    {
        if (book.Find(open.Leg.OmsOrderId) is not { } bracket)
        {
            return NotFound(open.Leg.OmsOrderId.Value, book);
        }

        return bracket.Find(open.Leg) switch
        {
            { Block: null } leg => ToConfirming(state, bracket, leg, book, at, open.Why),
            { Block: { } block } => CancelDialog.To(new ChoosingLeg(bracket, book.ReadAt, new Notice.LegBlocked(open.Leg.Indicator, block), book.Doubts.Of(bracket.Id))),
            null => CancelDialog.To(new ChoosingLeg(bracket, book.ReadAt, new Notice.NoSuchLeg(open.Leg.Indicator.Value), book.Doubts.Of(bracket.Id))),
        };
    }

    private static DialogStep ToConfirming(
        DialogState state, BracketOrder bracket, OrderLeg leg, OrderBook book, Moment at, Notice? notice)
    {
        var deafUntil = CancelDialog.DeafUntil(state, at.Now);
        return CancelDialog.To(new Confirming(
            bracket, leg.Ref, book.ReadAt, at.Now + at.Rules.ConfirmWithin, FromChoice(state), notice, (state as Alerting)?.Alert ?? (state as Confirming)?.From,
            deafUntil, Dimmed: deafUntil is not null));
    }

    private static DialogStep NotOne(string text, IReadOnlyList<BracketOrder> found, OrderBook book) => found.Count == 0
        ? NotFound(text, book)
        : CancelDialog.To(new ChoosingOrder(
            new BracketPage([.. found.Take(MostFound)], 0, 1, found.Count, book.ReadAt, book.Doubts.Open), new Notice.SeveralBrackets(text)));

    private static DialogStep NotFound(string orderText, OrderBook book)
    {
        var nearest = NearestBrackets.To(orderText, book, BracketPage.Size);
        var page = new BracketPage(nearest, 0, 1, book.Open.Count(), book.ReadAt, book.Doubts.Open);
        return CancelDialog.To(new ChoosingOrder(page, new Notice.OrderNotOpen(orderText)));
    }

    // A card shown again keeps its way back.
    private static bool FromChoice(DialogState state) => state is not (Idle or Confirming { FromChoice: false });
}
