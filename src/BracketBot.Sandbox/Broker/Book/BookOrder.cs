namespace BracketBot.Sandbox.Broker;

/// <summary>An order and its rows: a bracket with entry and exits, or a plain order with one row. Changed only inside the broker's lock.</summary>
internal sealed class BookOrder
{
    public required string OmsOrderId { get; init; }

    public required string ClientId { get; init; }

    public required Instrument Instrument { get; init; }

    public required string Product { get; init; }

    /// <summary>BO, REGULAR or AMO.</summary>
    public required string ExecutionType { get; init; }

    public required int UserOrderId { get; init; }

    /// <summary>The bracket's target price; 0 for a plain order.</summary>
    public decimal Target { get; init; }

    /// <summary>The bracket's stop trigger; 0 for a plain order.</summary>
    public decimal Stop { get; init; }

    public decimal Trail { get; init; }

    public StopKind StopKind { get; init; }

    public List<BookLeg> Legs { get; } = [];

    public bool IsBracket => ExecutionType == "BO";

    /// <summary>The other leg of an exit pair, if it is open.</summary>
    public BookLeg? OpenSibling(BookLeg exit) =>
        exit.Pair == 0 ? null : Legs.Find(leg => leg.Pair == exit.Pair && leg != exit && leg.IsOpen);
}
