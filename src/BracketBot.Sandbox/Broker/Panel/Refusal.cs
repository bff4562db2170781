namespace BracketBot.Sandbox.Broker;

/// <summary>Why the control surface refused a request.</summary>
internal sealed record Refusal(int Status, string Why)
{
    /// <summary>Null if the change was made.</summary>
    public static Refusal? Of(LegChange change) => change switch
    {
        LegChange.Done => null,
        LegChange.NoSuchOrder => new(404, "No such order."),
        LegChange.NoSuchLeg => new(404, "No such leg."),
        LegChange.LegClosed => new(409, "That leg is closed."),
        LegChange.NotAtExchange => new(409, "That leg is not at the exchange."),
        LegChange.AlreadyAtExchange => new(409, "That leg is at the exchange already."),
        LegChange.Refused => new(409, "The exit rule refuses it."),
        _ => new(400, "That quantity does not fit."),
    };
}
