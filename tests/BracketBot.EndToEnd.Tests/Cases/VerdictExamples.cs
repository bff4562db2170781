using BracketBot.Core.Orders;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>The cases of <see cref="VerdictCases"/>.</summary>
internal static class VerdictExamples
{
    private const string NothingFound = """{"status":"error","message":"No data found","error_code":40400,"data":{}}""";

    private static readonly Wanted[] ExitButtons = [Buttons.Pick(LegRole.StopLoss, "10.90"), Buttons.Pick(LegRole.Target, "12.90")];

    public static IReadOnlyList<VerdictCase> All =>
    [
        new("1. the history as documented, message and status inside data")
        {
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461390","order_id":"63904ddd-df0c-4546-bbdc-4c21c0796f5b","status":"COMPLETE","quantity":100,"fill_quantity":100,"avg_price":11.9,"reject_reason":"NONE","created_at":1710485885,"modified_at":1710485999,"exchange_time":0,"symbol":"IDEA"}],"message":"","status":"success"}}"""),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("1. the same rows with a proper envelope")
        {
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461390","order_id":"63904ddd-df0c-4546-bbdc-4c21c0796f5b","status":"COMPLETE","quantity":100,"fill_quantity":100,"avg_price":11.9,"reject_reason":"NONE","created_at":1710485885,"modified_at":1710485999,"exchange_time":0,"symbol":"IDEA"}]},"message":"","status":"success"}"""),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("history: newest first, three stages in one second")
        {
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461390","status":"COMPLETE","quantity":100,"fill_quantity":100,"avg_price":"11.85","created_at":1710485885,"exchange_time":0},{"exchange_order_id":"1100000012461390","status":"CONFIRMED","quantity":100,"fill_quantity":0,"avg_price":0,"created_at":1710485885,"exchange_time":0},{"exchange_order_id":"--","status":"VALIDATION PENDING","quantity":100,"fill_quantity":"--","avg_price":"NA","created_at":1710485885,"exchange_time":0}],"message":"","status":"success"}}"""),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.85")],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("history: cancelled after 30, the fill only there")
        {
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461390","status":"CANCELLED","quantity":100,"fill_quantity":30,"avg_price":11.9,"modified_at":1710485999}],"message":"","status":"success"}}"""),
            Says = [Says.FilledStay(30, 100)],
            NotNow = [Says.BracketClosed],
        },
        new("history: a list by itself in data")
        {
            HistoryThen = RawAnswer.Ok("""{"data":[{"exchange_order_id":"1100000012461390","status":"Executed","quantity":"100","fill_quantity":"100","avg_price":"11.90"}],"message":"","status":"success"}"""),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("history: only the other leg is in it")
        {
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461391","status":"CANCELLED","quantity":100,"fill_quantity":0}],"message":"","status":"success"}}"""),
            Says = [Says.ReadingTheBook],
            NotNow = [Says.BracketClosed, Words.Already],
            Buttons = [Buttons.Looking],
        },
        new("both lists call it cancelled, the quantities filled")
        {
            CompletedThen = RawAnswer.List(Entry.As("CANCELLED", 100).With("average_price", "11.9")),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("2. a stop filled in part, then cancelled")
        {
            Leg = "SECOND",
            Pending = [Stop, Target],
            Completed = [Filled],
            PendingThen = RawAnswer.List(Target.With("quantity", "60").With("remaining_quantity", "60")),
            CompletedThen = RawAnswer.List(Filled, Stop.As("CANCELLED", 40)),
            Says = [Says.SoldBy(LegRole.StopLoss, 40, 100), Says.StillHeld(60), Says.NoStopFor(Says.Long("IDEA-EQ", 60))],
            Never = [Says.LongWithoutStop(100), Says.StayAPosition, Says.NoStopFor("IDEA-EQ 100")],
        },
        new("2. the same where the card knew of the 40")
        {
            Leg = "SECOND",
            Pending = [Stop.With("filled_quantity", "40").With("remaining_quantity", "60"), Target.With("quantity", "60")],
            Completed = [Filled],
            PendingThen = RawAnswer.List(Target.With("quantity", "60").With("remaining_quantity", "60")),
            CompletedThen = RawAnswer.List(Filled, Stop.As("CANCELLED", 40)),
            Says = [Says.SoldBy(LegRole.StopLoss, 40, 100), Says.StillHeld(60), Says.NoStopFor(Says.Long("IDEA-EQ", 60))],
            Never = [Says.StayAPosition],
        },
        new("position: the target went with a part, the stop stands for the rest")
        {
            Leg = "THIRD",
            Pending = [Stop, Target],
            Completed = [Filled],
            PendingThen = RawAnswer.List(Stop.With("quantity", "75").With("remaining_quantity", "75")),
            CompletedThen = RawAnswer.List(Filled, Target.As("CANCELLED", 25)),
            Says = [Says.SoldBy(LegRole.Target, 25, 100), Says.StillHeld(75)],
            NotNow = [Says.NoStopStands, Says.StayAPosition],
        },
        new("position: the broker closed it at market with the stop")
        {
            Leg = "SECOND",
            Pending = [Stop, Target],
            Completed = [Filled],
            CompletedThen = RawAnswer.List(
                Filled, Target.As("CANCELLED", 0), Stop.As("COMPLETE", 100).With("order_type", "\"MARKET\"").With("average_price", "11.55")),
            Says = [Says.ClosedAtMarket, Says.FilledAt(100, "11.55")],
            NotNow = [Says.NoStopStands, BrokerSays.CancelledSuccessfully],
        },
        new("position: a short bracket's stop bought a part back")
        {
            Leg = "SECOND",
            Pending = [Stop.With("order_side", "\"BUY\""), Target.With("order_side", "\"BUY\"")],
            Completed = [Filled.With("order_side", "\"SELL\"")],
            PendingThen = RawAnswer.List(Target.With("order_side", "\"BUY\"").With("quantity", "90")),
            CompletedThen = RawAnswer.List(Filled.With("order_side", "\"SELL\""), Stop.With("order_side", "\"BUY\"").As("CANCELLED", 10)),
            Says = [Says.Bought(10, 100), Says.StillHeld(90), Says.NoStopFor(Says.Short("IDEA-EQ", 90))],
            NotNow = [Words.Long],
        },
        new("3. the cancel is under way")
        {
            PendingThen = RawAnswer.List(Entry.As("CANCEL_PENDING")),
            Says = [Says.UnderWay, "CANCEL_PENDING"],
            Never = [Says.StillOpen, Words.NotCancelled],
            Buttons = [Buttons.UnderWay],
        },
        new("under way: pending cancel, as two words")
        {
            PendingThen = RawAnswer.List(Entry.As("Pending Cancel")),
            Says = [Says.UnderWay, "Pending Cancel"],
            Never = [Says.StillOpen, Words.NotCancelled],
            Buttons = [Buttons.UnderWay],
        },
        new("under way: sent to the exchange, and the answer was lost")
        {
            Answer = RawAnswer.Taken with { CutsOff = true },
            PendingThen = RawAnswer.List(Entry.As("CANCEL SENT TO EXCHANGE")),
            Says = [Says.UnderWay, "CANCEL SENT TO EXCHANGE"],
            Never = [Says.StillOpen, Words.NotCancelled],
            Buttons = [Buttons.UnderWay],
        },
        new("under way: refused as being processed, and gone a moment later")
        {
            Answer = new RawAnswer(400, """{"data":{},"error_code":16388,"message":"Order cannot be cancelled as it is being processed","status":"error"}"""),
            CompletedThen = RawAnswer.List(Entry.As("CANCELLED", 0)),
            Says = [Says.AlreadyCancelled, "being processed"],
            NotNow = [Says.StillOpen],
        },
        new("4. nothing pending is an error")
        {
            PendingThen = RawAnswer.Ok(NothingFound),
            CompletedThen = RawAnswer.List(Entry.As("CANCELLED", 0)),
            Says = [Says.Cancelled, Says.BracketClosed],
            Never = [Says.OutcomeNotKnown],
        },
        new("one list: nothing completed is an HTTP 404, the entry is in the history")
        {
            PendingThen = new RawAnswer(404, NothingFound),
            CompletedThen = new RawAnswer(404, NothingFound),
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461390","status":"CANCELLED","quantity":100,"fill_quantity":0}],"message":"","status":"success"}}"""),
            Says = [Says.Cancelled, Says.BracketClosed],
            Never = [Says.OutcomeNotKnown],
        },
        new("one list: the pending one is a proxy's page")
        {
            PendingThen = new RawAnswer(502, "<html><body>Bad Gateway</body></html>") { ContentType = "text/html" },
            CompletedThen = RawAnswer.List(Entry.As("CANCELLED", 0)),
            Says = [BrokerSays.Cancelled, Says.RestNotRead],
            Never = [Says.OutcomeNotKnown],
            NotNow = [Says.BracketClosed],
        },
        new("one list: the completed one is cut off, and the pending one has it filled")
        {
            PendingThen = RawAnswer.List(Filled, Stop, Target),
            CompletedThen = RawAnswer.Ok("""{"data":{"orders":[{"oms_order"""),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled],
            Buttons = ExitButtons,
        },
        new("one list: nothing there, as a failure with a null in data")
        {
            PendingThen = RawAnswer.Ok("""{"status":"failed","message":"No Data","data":null}"""),
            CompletedThen = RawAnswer.List(Filled),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled],
        },
        new("a word that the bot does not know, no longer pending")
        {
            CompletedThen = RawAnswer.List(Entry.As("LAPSED BY EXCHANGE", 0)),
            Says = [Says.NoLongerOpen, "LAPSED BY EXCHANGE"],
            Never = [Words.NotKnown],
        },
        new("the answer was lost, and the book has it filled")
        {
            Answer = RawAnswer.Taken with { CutsOff = true },
            PendingThen = RawAnswer.List(Stop, Target),
            CompletedThen = RawAnswer.List(Filled),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            Never = [BrokerSays.CancelledSuccessfully],
            Buttons = ExitButtons,
        },
        new("history: modified twice and filled, in the book's shape, with another's row between")
        {
            HistoryThen = RawAnswer.Ok("""{"status":"success","message":"","data":{"orders":[{"oms_order_id":"20240314920","exchange_order_id":"1100000012461390","leg_order_indicator":"Entry","order_status":"MODIFY_CONFIRMED","quantity":"100","filled_quantity":"0"},{"oms_order_id":"20240314920","exchange_order_id":"1100000012461391","leg_order_indicator":"SECOND","order_status":"CANCELLED","quantity":100,"filled_quantity":0},{"oms_order_id":"20240314920","exchange_order_id":"1100000012461390","leg_order_indicator":"Entry","order_status":"TRADED","quantity":"100","filled_quantity":"100","average_price":"11.88"}]}}"""),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.88")],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("history: refused as an error while both lists are empty")
        {
            HistoryThen = new RawAnswer(500, """{"status":"error","message":"Something went wrong","error_code":50000,"data":{}}"""),
            Says = [Says.ReadingTheBook],
            NotNow = [Says.BracketClosed, Words.Already],
            Buttons = [Buttons.Looking],
        },
        new("history: a part was filled, and its last word is an open one")
        {
            HistoryThen = RawAnswer.Ok("""{"data":{"order history":[{"exchange_order_id":"1100000012461390","status":"PARTIALLY FILLED","quantity":100,"fill_quantity":30,"avg_price":11.9}],"message":"","status":"success"}}"""),
            Says = [Says.ReadingTheBook],
            NotNow = [Says.BracketClosed, Words.Already],
            Buttons = [Buttons.Looking],
        },
        new("list: the fill has separators, and the status small letters")
        {
            Pending = [Entry.With("quantity", "\"1,200\"").With("remaining_quantity", "\"1,200\"")],
            CompletedThen = RawAnswer.List(Entry.With("quantity", "\"1,200\"").As("Cancelled").With("filled_quantity", "\"1,150\"").With("remaining_quantity", "\"0\"")),
            Says = [Says.FilledStay(1150, 1200)],
            NotNow = [Says.BracketClosed],
        },
        new("list: rejected after the cancel")
        {
            Answer = RawAnswer.Taken with { CutsOff = true },
            CompletedThen = RawAnswer.List(Entry.As("REJECTED", 0).With("rejection_reason", "\"RMS: margin\"")),
            Says = [Says.BracketClosed],
            Never = [BrokerSays.Successfully, Words.AlreadyFilled],
        },
        new("list: complete, and the fill is not told")
        {
            CompletedThen = RawAnswer.List(Entry.As("EXECUTED").With("filled_quantity", "null").With("remaining_quantity", "null").With("average_price", "\"\"")),
            Says = [Says.AlreadyFilled, Says.Filled(100)],
            NotNow = [Words.Cancelled, Words.Closed],
        },
        new("list: cancelled, and the fill is not told")
        {
            CompletedThen = RawAnswer.List(Entry.As("CANCELLED").With("filled_quantity", "null").With("remaining_quantity", "0")),
            Says = [Says.FillUntold],
            NotNow = [Says.BracketClosed],
        },
        new("the answer is a success without a word")
        {
            Answer = RawAnswer.Ok("""{"status":"success","message":"","data":{}}"""),
            CompletedThen = RawAnswer.List(Entry.As("CANCEL CONFIRMED", 0)),
            Says = [Says.Cancelled, Says.BracketClosed],
        },
        new("the answer is a page with HTTP 200, and the book has it cancelled")
        {
            Answer = RawAnswer.Ok("<html><body>Please wait</body></html>") with { ContentType = "text/html" },
            CompletedThen = RawAnswer.List(Entry.As("CANCELLED", 0)),
            Says = [Says.Cancelled, Says.BracketClosed],
            Never = ["<html>", "Please wait"],
        },
        new("the answer is empty with a 504, and the entry fills")
        {
            Answer = new RawAnswer(504, ""),
            PendingThen = RawAnswer.List(Stop, Target),
            CompletedThen = RawAnswer.List(Filled),
            Says = [Says.AlreadyFilled, Says.FilledAt(100, "11.90")],
            NotNow = [Words.Cancelled],
            Buttons = ExitButtons,
        },
        new("refused because it was filled, in the broker's words")
        {
            Answer = new RawAnswer(400, """{"status":"error","message":"Order already executed, cannot be cancelled","error_code":40022,"data":{}}"""),
            PendingThen = RawAnswer.List(Stop, Target),
            CompletedThen = RawAnswer.List(Filled),
            Says = [Says.AlreadyFilled, "Order already executed, cannot be cancelled", Says.FilledAt(100, "11.90")],
            Buttons = ExitButtons,
        },
        new("refused for good, and the book shows it open")
        {
            Answer = RawAnswer.Ok("""{"data":{},"error_code":44000,"message":"`exchange_order_id` can't be blank","status":"failed"}"""),
            PendingThen = RawAnswer.List(Entry),
            Says = ["44000", "`exchange_order_id` can't be blank", $"{Says.StillOpen}, CONFIRMED"],
            Buttons = [Buttons.Again, Buttons.Look],
        },
    ];
}
