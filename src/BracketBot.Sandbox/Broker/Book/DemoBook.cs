namespace BracketBot.Sandbox.Broker;

/// <summary>The book that the sandbox opens with.</summary>
internal static class DemoBook
{
    public static void FillIn(OrderBook book)
    {
        foreach (var spec in OpenBrackets)
        {
            book.Add(spec);
        }

        var won = book.Add(new BracketSpec { OmsOrderId = "20240314915", Symbol = "WIPRO-EQ", Quantity = 40, EntryPrice = 512.10m, Target = 516.40m, Stop = 509.50m, FilledParts = [40] });
        var target = won.Legs.Single(leg => leg.Purpose == LegPurpose.Target);
        Fills.Fill(book, won, target, target.Remaining, target.Price);

        var dropped = book.Add(new BracketSpec { OmsOrderId = "20240314919", Symbol = "ITC-EQ", Quantity = 30, EntryPrice = 408.00m, Target = 413.00m, Stop = 405.50m });
        Cancelling.TryCancel(book, dropped, dropped.Legs[0], ExitLegRule.LeavesPositionUnprotected);

        book.Add(new PlainOrderSpec { OmsOrderId = "20240314922" });
        book.Add(new PlainOrderSpec { OmsOrderId = "20240314925", Symbol = "YESBANK-EQ", Quantity = 1000, Price = 23.15m, RejectionReason = "RMS: margin exceeds, required 23150.00, available 18211.40" });
        book.Add(new PlainOrderSpec { OmsOrderId = "20240314953", Symbol = "ONGC-EQ", Quantity = 15, Price = 262.00m, ExecutionType = "AMO", Status = OrderStatus.AmoReceived });
        book.BrokenRows.Add(SimulatedAccount.Trader.ClientId);
        foreach (var spec in SecondTradersBrackets)
        {
            book.Add(spec);
        }
    }

    private static readonly BracketSpec[] SecondTradersBrackets =
    [
        new() { OmsOrderId = "20240314971", ClientId = SimulatedAccount.SecondTrader.ClientId, Symbol = "ITC-EQ", Quantity = 20, EntryPrice = 398.00m, Target = 404.00m, Stop = 394.50m },
        new() { OmsOrderId = "20240314974", ClientId = SimulatedAccount.SecondTrader.ClientId, Symbol = "SBIN-EQ", Quantity = 8, EntryPrice = 751.00m, Target = 783.00m, Stop = 731.00m, FilledParts = [8] },
    ];

    private static readonly BracketSpec[] OpenBrackets =
    [
        // The order from the broker's own example; its market stays far enough away for it to wait until somebody cancels it.
        new() { OmsOrderId = "20240314929", Trail = 0.05m, EntryStatus = OrderStatus.ModifyConfirmed, EntryExchangeOrderId = "1100000012461398" },
        new() { OmsOrderId = "20240314931", Symbol = "M&M-EQ", Quantity = 20, EntryPrice = 1890.00m, Target = 1912.00m, Stop = 1878.00m, FilledParts = [20] },
        new() { OmsOrderId = "20240314934", Symbol = "NIFTY24MAR22000CE", Exchange = "NFO", Quantity = 50, EntryPrice = 104.00m, Target = 120.00m, Stop = 94.00m, Trail = 0.50m, FilledParts = [50] },
        new() { OmsOrderId = "20240314938", Symbol = "COFORGE24MAR5700PE", Exchange = "NFO", Product = "NRML", Side = TradeSide.Sell, Quantity = 300, EntryPrice = 142.50m, Target = 120.00m, Stop = 155.00m, StopKind = StopKind.SLM, FilledParts = [150] },
        new() { OmsOrderId = "20240314940", Symbol = "TATASTEEL-EQ", Side = TradeSide.Sell, Quantity = 100, EntryPrice = 148.20m, Target = 145.80m, Stop = 149.60m },
        new() { OmsOrderId = "20240314943", Symbol = "SBIN-EQ", Quantity = 60, EntryPrice = 752.00m, Target = 761.00m, Stop = 745.50m, StopKind = StopKind.SLM, FilledParts = [20, 40] },
        new() { OmsOrderId = "20231211-1897", Symbol = "RELIANCE-EQ", Quantity = 5, EntryPrice = 2905.00m, Target = 2950.00m, Stop = 2880.00m, EntryStatus = OrderStatus.ModifyConfirmed },
        new() { OmsOrderId = "20240314951", Symbol = "INFY-EQ", Quantity = 25, EntryPrice = 1610.00m, Target = 1640.00m, Stop = 1595.00m, EntryStatus = OrderStatus.AmoReceived, EntryExchangeOrderId = "" },
        new() { OmsOrderId = "20240314961", ClientId = SimulatedAccount.Neighbour.ClientId, Symbol = "SBIN-EQ", Side = TradeSide.Sell, Quantity = 12, EntryPrice = 775.00m, Target = 764.00m, Stop = 781.00m },
    ];
}
