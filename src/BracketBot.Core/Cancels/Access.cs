namespace BracketBot.Core.Cancels;

/// <summary>Tells an ended session from refused order calls, by whether the session can still read.</summary>
public static class Access
{
    /// <summary>True if only a read can tell what an answer means.</summary>
    public static bool IsInDoubt(BrokerError? error) => error is BrokerError.AccessDenied { Reason: AccessReason.Untold };

    /// <summary>True if every other order call would fail the same way until something changes.</summary>
    public static bool ConcernsAll(BrokerError? error) =>
        error is BrokerError.NotLoggedIn or BrokerError.AccessDenied { Reason: AccessReason.Address or AccessReason.Maintenance };

    /// <summary>An order call's answer before anything was read. By itself it does not prove that the session has ended.</summary>
    public static BrokerError? BeforeReading(BrokerError? error) =>
        error is BrokerError.NotLoggedIn e ? new BrokerError.AccessDenied(AccessReason.Untold, e.Code, e.Message) : error;

    /// <summary>An order call's answer, in the light of a read made after it.</summary>
    /// <param name="read">Null if the read succeeded.</param>
    public static BrokerError AfterReading(BrokerError.AccessDenied answer, BrokerError? read) => (answer.Reason, read) switch
    {
        (AccessReason.Untold, null) => answer with { Reason = AccessReason.OrdersOnly },
        (AccessReason.Untold, BrokerError.NotLoggedIn) => new BrokerError.NotLoggedIn(answer.Code, answer.Message),
        (AccessReason.Untold, BrokerError.AccessDenied { Reason: not AccessReason.Untold } all) => answer with { Reason = all.Reason },
        _ => answer,
    };
}
