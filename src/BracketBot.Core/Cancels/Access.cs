namespace BracketBot.Core.Cancels;

/// <summary>Tells a session that is over from order calls that are refused, by whether the session still reads.</summary>
public static class Access
{
    /// <summary>True where only a read can tell what an answer means.</summary>
    public static bool IsInDoubt(BrokerError? error) => error is BrokerError.AccessDenied { Reason: AccessReason.Untold };

    /// <summary>True where every other order call would fare the same, until something is changed.</summary>
    public static bool ConcernsAll(BrokerError? error) =>
        error is BrokerError.NotLoggedIn or BrokerError.AccessDenied { Reason: AccessReason.Address or AccessReason.Maintenance };

    /// <summary>The answer to an order call before anything was read: that the session is over is not known by it alone.</summary>
    public static BrokerError? BeforeReading(BrokerError? error) =>
        error is BrokerError.NotLoggedIn e ? new BrokerError.AccessDenied(AccessReason.Untold, e.Code, e.Message) : error;

    /// <summary>The answer to an order call with what a read after it brought.</summary>
    /// <param name="read">Null where the read passed.</param>
    public static BrokerError AfterReading(BrokerError.AccessDenied answer, BrokerError? read) => (answer.Reason, read) switch
    {
        (AccessReason.Untold, null) => answer with { Reason = AccessReason.OrdersOnly },
        (AccessReason.Untold, BrokerError.NotLoggedIn) => new BrokerError.NotLoggedIn(answer.Code, answer.Message),
        (AccessReason.Untold, BrokerError.AccessDenied { Reason: not AccessReason.Untold } all) => answer with { Reason = all.Reason },
        _ => answer,
    };
}
