using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.CancelAll;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Tests.Cards;

/// <summary>A bracket of the broker's document and states of its dialog, at 10:31:02 in Mumbai.</summary>
internal static class Samples
{
    /// <summary>Two rows without a button, and one that can't be read.</summary>
    public static readonly Doubts Unclear = new(
        [
            new UnclearRow(new OmsOrderId("20240314920"), "IDEA-EQ", OrderSide.Buy, 100, 11.90m, "CONFIRMED", UnclearRow.Lack.Leg, true),
            new UnclearRow(new OmsOrderId("20240314921"), "SBIN-EQ", OrderSide.Sell, null, null, "", UnclearRow.Lack.Kind, true),
        ], 1);

    public static readonly DateTimeOffset Now = new(2024, 3, 14, 5, 1, 2, TimeSpan.Zero);

    public static readonly CardFrame Frame = new(new DialogId("dialog0123456789"), 3, new ClientId("YA0002"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));

    public static OrderRow EntryRow { get; } = new()
    {
        OmsOrderId = "20240314929",
        ExchangeOrderId = "1100000012461398",
        ExecutionType = "BO",
        LegOrderIndicator = "ENTRY",
        OrderStatus = "MODIFY_CONFIRMED",
        OrderSide = "BUY",
        OrderType = "LIMIT",
        Product = "MIS",
        Exchange = "NSE",
        TradingSymbol = "IDEA-EQ",
        ClientId = "YA0002",
        Price = 11.90m,
        Quantity = 10,
        FilledQuantity = 0,
        StopLossValue = 10.90m,
        SquareOffValue = 12.90m,
        TrailingStopLoss = 0.05m,
    };

    public static OrderRow StopRow { get; } = EntryRow with
    {
        ExchangeOrderId = "1100000012461399",
        LegOrderIndicator = "SECOND",
        OrderStatus = "CONFIRMED",
        OrderSide = "SELL",
        OrderType = "SL",
        Price = 10.85m,
        TriggerPrice = 10.90m,
    };

    public static OrderRow TargetRow { get; } = StopRow with
    {
        ExchangeOrderId = "1100000012461400",
        LegOrderIndicator = "THIRD",
        OrderType = "LIMIT",
        Price = 12.90m,
        TriggerPrice = null,
    };

    /// <summary>An entry alone, not filled yet.</summary>
    public static BracketOrder Fresh { get; } = Bracket(EntryRow);

    /// <summary>Filled, with its exits open.</summary>
    public static BracketOrder Held { get; } = Bracket(EntryRow with { FilledQuantity = 10, OrderStatus = "COMPLETE", AveragePrice = 11.90m }, StopRow, TargetRow);

    public static BracketOrder Bracket(params OrderRow[] rows) => OrderBook.From(new OrderRows(rows, []), null, Now).Brackets[0];

    public static DialogState.Confirming Confirming(BracketOrder bracket, int leg, Notice? notice = null, bool fromChoice = false) =>
        new(bracket, bracket.Legs[leg].Ref, Now, Now.AddMinutes(1), fromChoice, notice);

    public static CancelTicket Ticket(BracketOrder bracket, int leg) => new()
    {
        Id = new TicketId("018e3b00-0000-7000-8000-000000000001"),
        Origin = new TicketOrigin("d", "dialog0123456789", "3"),
        Account = new Account(new TelegramUserId(5001), new ClientId("YA0002")),
        Chat = new ChatAddress(5001),
        Bracket = bracket,
        Leg = bracket.Legs[leg].Ref,
        CardText = "<b>Cancel entry?</b>",
        Owner = new OwnerId("process-1"),
        ConfirmedAt = Now,
        SendBy = Now.AddSeconds(5),
    };

    public static BrokerAnswer Taken(string message = "Order Cancelled Successfully") => new(Now, Now.AddMilliseconds(84), new CancelTaken(message), null);

    public static BrokerAnswer Failed(BrokerError error) => new(Now, Now.AddMilliseconds(84), null, error);

    public static DialogState Settled(
        CancelOutcome outcome, BrokerAnswer? answer, OrderStatus? legNow = null, BracketOrder? of = null, bool siblings = true)
    {
        var bracket = of ?? Held;
        var after = legNow is { } status ? bracket.Legs[0] with { Status = status, IsPending = status.Kind is OrderStatusKind.Open or OrderStatusKind.Unknown } : null;
        return new DialogState.Closed(new Ending.Settled(TicketView.Of(Ticket(bracket, 0) with
        {
            State = TicketState.Settled,
            Answer = answer,
            Outcome = outcome,
            Aftermath = new Aftermath(
                Now, new LegChange(bracket.Legs[0], after), siblings ? [.. bracket.Legs.Skip(1).Select(l => new LegChange(l, l))] : []),
            SettledAt = Now.AddSeconds(1),
        })));
    }

    public static DialogState Cancelling(TicketState state, BrokerAnswer? answer) =>
        new DialogState.Cancelling(TicketView.Of(Ticket(Fresh, 0) with { State = state, Answer = answer }));

    public static Alert Alert { get; } = new()
    {
        Id = new AlertId("alert-1"),
        HookId = new HookId("hook-1"),
        HookName = "Breakouts",
        ReceivedAt = Now.AddSeconds(-12),
        Text = "RSI crossed 70\nVolume is up.",
        Symbol = "IDEA",
        Exchange = "NSE",
        Others = [new AlertField("interval", "5")],
    };

    public static DialogState.Alerting Alerting(params BracketOrder[] brackets) =>
        new(Alert, brackets, brackets.Length > 0 ? [] : [Fresh], Now, Now.AddMinutes(5), ShowsAll: false, Notice: null);

    /// <summary>So many brackets with nothing but an entry.</summary>
    public static BracketOrder[] Entries(int count) => [.. Enumerable.Range(0, count).Select(i => Bracket(EntryRow with
    {
        OmsOrderId = $"{20240400000 + i}",
        ExchangeOrderId = $"{1200000000000000 + i}",
    }))];

    public static CancelAllPreview Preview(string symbol, params BracketOrder[] brackets) =>
        new(new CancelAllFilter(symbol, null, null), [.. brackets.Where(b => symbol.Length == 0 || b.Symbol == symbol)], Now);

    public static DialogState AllDone(params CancelAllResult[] results) => new DialogState.Closed(
        new Ending.AllDone(new CancelAllRun(Preview("", Entries(results.Length)), CancelAllGroup.Entries, Now), results, 0));

    public static CancelAllResult Result(CancelOutcome? outcome, BrokerError? error = null, Skip? skip = null) =>
        new(Fresh.Legs[0].Ref, "IDEA-EQ", outcome, skip, error);

    private static ChangedLeg Changed(BracketOrder bracket) =>
        new(bracket.Symbol, bracket.Legs[0], [new LegDifference(LegDifference.Field.Filled, "0", "4")], bracket.Legs[0]);

    /// <summary>True where a red button is shown disabled.</summary>
    public static bool IsDimmed(DialogState state) =>
        state is DialogState.Confirming { Dimmed: true } or DialogState.Alerting { Dimmed: true } or DialogState.ArmingAll { Dimmed: true };

    /// <summary>The same state once its red button takes taps.</summary>
    public static DialogState Listening(DialogState state) => state switch
    {
        DialogState.Confirming s => s with { Dimmed = false },
        DialogState.Alerting s => s with { Dimmed = false },
        DialogState.ArmingAll s => s with { Dimmed = false },
        _ => state,
    };

    /// <summary>What a card looks like in the chat: its text without markup.</summary>
    public static string Shown(Card card) => TelegramHtml.Text(card.Html);

    /// <summary>Every state and every outcome of the dialog, by name.</summary>
    public static IReadOnlyDictionary<string, DialogState> All { get; } = new Dictionary<string, DialogState>
    {
        ["list"] = new DialogState.ChoosingOrder(new BracketPage([Fresh, Held], 0, 1, 2, Now), null),
        ["list, empty"] = new DialogState.ChoosingOrder(new BracketPage([], 0, 1, 0, Now), null),
        ["list, page"] = new DialogState.ChoosingOrder(new BracketPage([Fresh], 1, 3, 11, Now), null),
        ["list, nearest"] = new DialogState.ChoosingOrder(new BracketPage([Fresh], 0, 1, 1, Now), new Notice.OrderNotOpen("20240314992")),
        ["list, unclear"] = new DialogState.ChoosingOrder(new BracketPage([], 0, 1, 0, Now, Unclear), null),
        ["list, unclear asked for"] = new DialogState.ChoosingOrder(new BracketPage([Fresh], 0, 1, 1, Now, Unclear), new Notice.OrderNotOpen("20240314920")),
        ["bracket, unclear"] = new DialogState.ChoosingLeg(Fresh, Now, null, Unclear),
        ["alert, unclear"] = Alerting(Fresh) with { Doubts = Unclear },
        ["all, unclear"] = new DialogState.PreviewingAll(Preview("", Fresh) with { Doubts = Unclear }, Now.AddMinutes(1), null),
        ["list, several"] = new DialogState.ChoosingOrder(new BracketPage([Fresh], 0, 1, 2, Now), new Notice.SeveralBrackets("IDEA")),
        ["list, unread"] = new DialogState.ChoosingOrder(new BracketPage([Fresh], 0, 1, 1, Now), new Notice.PageUnread(new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)))),
        ["bracket"] = new DialogState.ChoosingLeg(Held, Now, null),
        ["bracket, nothing open"] = new DialogState.ChoosingLeg(Bracket(EntryRow with { ExchangeOrderId = "" }), Now, null),
        ["bracket, no such leg"] = new DialogState.ChoosingLeg(Held, Now, new Notice.NoSuchLeg("FOURTH")),
        ["bracket, several"] = new DialogState.ChoosingLeg(Held, Now, new Notice.SeveralLegs("SL")),
        ["bracket, blocked"] = new DialogState.ChoosingLeg(Held, Now, new Notice.LegBlocked(LegIndicator.Entry, CancelBlock.Filled)),
        ["confirm entry"] = Confirming(Fresh, 0),
        ["confirm stop"] = Confirming(Held, 1, fromChoice: true),
        ["confirm target"] = Confirming(Held, 2),
        ["confirm, dimmed"] = Confirming(Fresh, 0) with { DeafUntil = Now, Dimmed = true },
        ["confirm, changed"] = Confirming(Fresh, 0, new Notice.LegChanged([new LegDifference(LegDifference.Field.Filled, "0", "4")])),
        ["confirm, too late"] = Confirming(Fresh, 0, new Notice.TapWaited()),
        ["confirm, slow check"] = Confirming(Fresh, 0, new Notice.CheckWasSlow()),
        ["confirm, failed check"] = Confirming(Fresh, 0, new Notice.CheckFailed(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)))),
        ["confirm, busy"] = Confirming(Fresh, 0, new Notice.LegIsBusy()),
        ["sending"] = Cancelling(TicketState.Open, null),
        ["answered"] = Cancelling(TicketState.Answered, Taken()),
        ["looking"] = Cancelling(TicketState.Looking, Failed(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000)))),
        ["looking after a restart"] = Cancelling(TicketState.Looking, null),
        ["cancelled"] = Settled(CancelOutcome.Cancelled, Taken(), new OrderStatus("CANCELLED"), Fresh),
        ["refused"] = Settled(CancelOutcome.Refused, Failed(new BrokerError.Refused(44000, "`exchange_order_id` can't be blank")), new OrderStatus("CONFIRMED"), Fresh),
        ["session over"] = Settled(CancelOutcome.NotLoggedIn, Failed(new BrokerError.NotLoggedIn(null, "")), null, Fresh),
        ["already filled"] = Settled(CancelOutcome.AlreadyFilled, Failed(new BrokerError.Refused(44000, "Order is complete")), new OrderStatus("COMPLETE")),
        ["already cancelled"] = Settled(CancelOutcome.AlreadyCancelled, Failed(new BrokerError.Refused(44000, "Order is cancelled")), new OrderStatus("CANCELLED"), Fresh),
        ["not sent"] = Settled(CancelOutcome.NotSent, Failed(new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused))), null, Fresh),
        ["still open"] = Settled(CancelOutcome.StillOpen, Failed(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))), new OrderStatus("CONFIRMED"), Fresh),
        ["unknown"] = Settled(CancelOutcome.Unknown, Failed(new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoAnswerInTime, 7000))), null, Fresh),
        ["kept"] = new DialogState.Closed(new Ending.Kept(Fresh, Fresh.Legs[0].Ref)),
        ["expired"] = new DialogState.Closed(new Ending.Expired(Fresh, Fresh.Legs[0].Ref)),
        ["gone"] = new DialogState.Closed(new Ending.LegGone(Fresh, Fresh.Legs[0].Ref, null)),
        ["alert"] = Alerting(Fresh),
        ["alert, held"] = Alerting(Held),
        ["alert, many"] = Alerting(Entries(7)),
        ["alert, changed"] = Alerting(Fresh) with { Notice = new Notice.LegChanged([new LegDifference(LegDifference.Field.Filled, "0", "4")]) },
        ["alert, leg gone"] = Alerting(Fresh) with { Notice = new Notice.LegIsGone(Fresh.Legs[0].Ref, "IDEA-EQ", Held.Legs[0]) },
        ["alert, no match"] = Alerting(),
        ["alert, unread"] = new DialogState.Closed(new Ending.Unread(new BookQuestion.ShowAlert(Alert, null), new BrokerError.NotLoggedIn(null, ""))),
        ["alert, over"] = new DialogState.Closed(new Ending.AlertOver(Alert, Dismissed: false)),
        ["alert, dismissed"] = new DialogState.Closed(new Ending.AlertOver(Alert, Dismissed: true)),
        ["alerts at once"] = new DialogState.ChoosingAlert([.. Enumerable.Range(1, 20).Select(i => Alert with { Id = new AlertId($"alert-{i}"), Times = i })], 1),
        ["all"] = new DialogState.PreviewingAll(Preview("", Fresh, Held), Now.AddMinutes(1), null),
        ["all, many"] = new DialogState.PreviewingAll(Preview("", Entries(12)), Now.AddMinutes(1), new Notice.TapWaited()),
        ["all, nothing"] = new DialogState.PreviewingAll(Preview("TCS-EQ", Fresh), Now.AddMinutes(1), null),
        ["all, changed"] = new DialogState.PreviewingAll(Preview("", Fresh), Now.AddMinutes(1), new Notice.LegsChanged(1, [Changed(Fresh)])),
        ["all, several changed"] = new DialogState.PreviewingAll(
            Preview("", Fresh), Now.AddMinutes(1), new Notice.LegsChanged(3, [Changed(Fresh), new ChangedLeg("SBIN-EQ", Held.Legs[1], null, Held.Legs[0])])),
        ["all entries, really"] = new DialogState.ArmingAll(Preview("", Fresh, Held), CancelAllGroup.Entries, Now.AddMinutes(1), Now),
        ["all exits, really"] = new DialogState.ArmingAll(Preview("", Fresh, Held), CancelAllGroup.Exits, Now.AddMinutes(1), Now),
        ["all, under way"] = new DialogState.CancellingAll(new CancelAllRun(Preview("", Entries(12)), CancelAllGroup.Entries, Now), Stopped: false),
        ["all, stopping"] = new DialogState.CancellingAll(new CancelAllRun(Preview("", Entries(12)), CancelAllGroup.Entries, Now), Stopped: true),
        ["all, done"] = AllDone(Result(CancelOutcome.Cancelled)),
        ["all, some left"] = AllDone(Result(CancelOutcome.Cancelled), Result(CancelOutcome.Refused, new BrokerError.Refused(44000, "Exchange said no")), Result(null, skip: new Skip(SkipReason.Gone, CancelBlock.Filled))),
        ["all, kept"] = new DialogState.Closed(new Ending.AllKept(new CancelAllFilter("IDEA-EQ", null, null), TimeIsOver: false)),
        ["all, expired"] = new DialogState.Closed(new Ending.AllKept(new CancelAllFilter("", null, null), TimeIsOver: true)),
        ["unread"] = new DialogState.Closed(new Ending.Unread(new BookQuestion.ListBrackets(0), new BrokerError.Unavailable(new RequestFailure(FailureKind.ConnectionRefused)))),
    };
}
