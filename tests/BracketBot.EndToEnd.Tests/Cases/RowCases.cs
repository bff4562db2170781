using BracketBot.Core.Orders;
using static BracketBot.EndToEnd.Cases.Rows;

namespace BracketBot.EndToEnd.Cases;

/// <summary>Rows that vanish or mislead: each is shown without a button and with the reason, or counted; a button stands for a sure leg only.</summary>
public sealed class RowCases(CaseBot bot)
{
    private static readonly Dictionary<string, RowCase> Cases = new RowCase[]
    {
        new("8. the entry's leg is empty")
        {
            Pending = [Entry.With("leg_order_indicator", "\"\"")],
            Says = ["IDEA-EQ", "BUY 100 at 11.90", Order, ListSays.LegUnnamed],
        },
        new("8. the entry's leg is null")
        {
            Pending = [Entry.With("leg_order_indicator", "null")],
            Says = ["IDEA-EQ", "BUY 100 at 11.90", Order, ListSays.LegUnnamed],
        },
        new("8. exits with an order's id for a leg, and ids of their own")
        {
            Pending =
            [
                Entry.With("leg_order_indicator", "\"\""),
                Stop.With("leg_order_indicator", "\"20240314920\"").With("oms_order_id", "\"20240314999\""),
                Target.With("leg_order_indicator", "\"20240314920\"").With("oms_order_id", "\"20240314998\""),
            ],
            Says = ["IDEA-EQ", Order, ListSays.LegUnnamed, "20240314999", "20240314998", ListSays.NotSurelyALeg],
        },
        new("8. the entry's kind is null")
        {
            Pending = [Entry.With("execution_type", "null")],
            Says = ["IDEA-EQ", "BUY 100 at 11.90", Order, ListSays.KindUnknown],
        },
        new("the entry's kind is another broker's word")
        {
            Pending = [Entry.With("execution_type", "\"BRACKET_V2\"")],
            Says = ["IDEA-EQ", Order, ListSays.KindUnknown],
        },
        new("the leg is a number")
        {
            Pending = [Entry.With("leg_order_indicator", "1")],
            Says = ["IDEA-EQ", Order, ListSays.NotSurelyALeg],
        },
        new("the id is a word for none")
        {
            Pending = [Entry.With("oms_order_id", "\"NA\"")],
            Says = [ListSays.OneRowUnread],
        },
        new("one row is a text among two good ones")
        {
            Pending = [Entry, "\"see the other list\"", Entry.Of("20240314955", "SBIN-EQ")],
            Says = [$"2 {ListSays.OpenBrackets}", "IDEA-EQ", "SBIN-EQ", ListSays.OneRowUnread],
            Brackets = [("IDEA-EQ", Order), ("SBIN-EQ", "20240314955")],
        },
        new("no quantity that can be")
        {
            Pending = [Entry.With("quantity", "{}")],
            Says = ["IDEA-EQ", Order, ListSays.QuantityUnread],
        },
        new("numbers with separators")
        {
            Pending = [Entry.With("price", "\"1,234.50\"").With("quantity", "\"1,000\"").With("filled_quantity", "\"0\"")],
            Says = ["BUY 1000", "1234.50"],
            Brackets = [("IDEA-EQ", Order)],
        },
        new("a regular order beside the bracket is no row of it")
        {
            Pending = [Entry, Entry.Of("20240314977", "ITC-EQ").With("execution_type", "\"REGULAR\"").With("leg_order_indicator", "null")],
            Says = [$"1 {ListSays.OpenBracket}", "IDEA-EQ"],
            Never = ["ITC-EQ", ListSays.CantBeRead],
            Brackets = [("IDEA-EQ", Order)],
        },
        new("not at the exchange: its id is a word for none")
        {
            Pending = [Entry.With("exchange_order_id", "\"NA\"")],
            Says = ["IDEA-EQ", ListSays.NotAtExchange],
            Brackets = [("IDEA-EQ", Order)],
        },
    }.ToDictionary(c => c.Name);

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Orders_OddRow_AreShownOrCounted(string name)
    {
        var example = Cases[name];
        var trader = await bot.TraderAsync(example.Pending);

        var card = await trader.TypesAsync("/orders");

        card = await trader.ReadsAsync(card, example.Says);
        trader.NeverRead([.. example.Never, ListSays.NoneOpen]);
        example.Brackets.Select(b => Buttons.Bracket(b.Symbol, b.Order)).ToList().Are(card.Buttons.Where(b => !Buttons.Refresh.Fits(b)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cancel_OddRow_HasARedButtonForASureLegOnly(string name)
    {
        var example = Cases[name];
        var trader = await bot.TraderAsync(example.Pending);

        var card = await trader.TypesAsync($"/cancel {Order} ENTRY");

        var isSure = example.Brackets.Contains(("IDEA-EQ", Order)) && !name.StartsWith("not at the exchange", StringComparison.Ordinal);
        Wanted[] red = isSure ? [Buttons.Cancel(LegRole.Entry)] : [];
        red.Are(card.Buttons.Where(b => b.Style == "danger"));
        trader.Sent();
    }

    [Fact]
    public async Task Cancel_IdOfAnExit_IsNoBracketOfItsOwn()
    {
        var trader = await bot.TraderAsync(
            Stop.With("leg_order_indicator", $"\"{Order}\"").With("oms_order_id", "\"20240314999\""),
            Target.With("leg_order_indicator", $"\"{Order}\"").With("oms_order_id", "\"20240314998\""));
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(Filled.With("leg_order_indicator", "\"\"")));

        var list = await trader.TypesAsync("/orders");
        var one = await trader.TypesAsync("/cancel 20240314999");

        Assert.DoesNotContain(list.Buttons.Concat(one.Buttons), b => b.Text.Contains(Words.Cancel, StringComparison.Ordinal) || b.Text.Contains("20240314999", StringComparison.Ordinal));
        Assert.Contains("20240314999", list.Text, StringComparison.Ordinal);
        trader.Sent();
    }

    [Fact]
    public async Task Cancel_OneLegInBothLists_HasNoButton()
    {
        var trader = await bot.TraderAsync(Entry);
        trader.Broker.Plays(Ask.Completed, RawAnswer.List(Entry.As("COMPLETE", 100)));

        var card = await trader.TypesAsync($"/cancel {Order} ENTRY");

        Assert.Contains(Words.Filled, card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.Buttons, b => b.Style == "danger");
        trader.Sent();
    }

    private sealed record RowCase(string Name)
    {
        public required string[] Pending { get; init; }

        public required string[] Says { get; init; }

        public string[] Never { get; init; } = [];

        /// <summary>The brackets that have a button.</summary>
        public (string Symbol, string Order)[] Brackets { get; init; } = [];
    }
}
