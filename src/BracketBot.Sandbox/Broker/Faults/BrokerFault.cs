namespace BracketBot.Sandbox.Broker;

/// <summary>Whether a fault strikes before or after the request is carried out.</summary>
public enum FaultMoment
{
    /// <summary>Nothing has been done.</summary>
    BeforeActing,

    /// <summary>The request was carried out; only its answer suffers.</summary>
    AfterActing,
}

/// <summary>Something that goes wrong with one request. A closed set.</summary>
public abstract record BrokerFault
{
    private BrokerFault()
    {
    }

    /// <summary>
    /// Waits, on the broker's clock, then goes on as usual. The broker does not notice that the caller has given up: a slow cancel is still carried out. Adds
    /// to any other fault that strikes the request.
    /// </summary>
    public sealed record Slow(TimeSpan Delay, FaultMoment When = FaultMoment.BeforeActing) : BrokerFault;

    /// <summary>The connection is aborted without a byte of an answer.</summary>
    public sealed record Drop(FaultMoment When) : BrokerFault;

    /// <summary>No answer until the caller goes away or the broker stops.</summary>
    public sealed record Hang(FaultMoment When) : BrokerFault;

    /// <summary>A proxy's HTML page in place of the envelope.</summary>
    public sealed record HttpStatus(int Status, FaultMoment When = FaultMoment.BeforeActing) : BrokerFault;

    /// <summary>HTTP 200 with no body.</summary>
    public sealed record EmptyBody(FaultMoment When = FaultMoment.AfterActing) : BrokerFault;

    /// <summary>The first half of the answer's body.</summary>
    /// <param name="When">Before acting: half of the answer to a success that never happened.</param>
    /// <param name="CloseConnection">True: the connection ends before the promised length. False: a complete HTTP answer whose JSON ends early.</param>
    public sealed record CutOffBody(FaultMoment When = FaultMoment.AfterActing, bool CloseConnection = true) : BrokerFault;

    /// <summary>An error envelope; nothing is done.</summary>
    public sealed record AnswerError(int Code, string Message) : BrokerFault;

    /// <summary>The envelope of an ended session, HTTP 401; nothing is done. The session itself lives on: see <see cref="SimulatedBroker.ExpireSession"/>.</summary>
    public sealed record SessionExpired : BrokerFault;

    /// <summary>HTTP 429 with Retry-After; nothing is done.</summary>
    public sealed record RateLimited(TimeSpan RetryAfter) : BrokerFault;

    /// <summary>
    /// Refuses an order call because its IP address is not registered; the session is good, and reads succeed. Meant for <see cref="BrokerCall.Cancel"/>. Most
    /// hosts answer 403, some 401.
    /// </summary>
    public sealed record AddressRefused(int Status = 403, string Message = "Orders are taken only from a registered IP address") : BrokerFault;

    /// <summary>The login sends its visitor back with another state than the app's. Strikes <see cref="BrokerCall.LogIn"/>.</summary>
    public sealed record WrongState : BrokerFault;

    /// <summary>The login sends its visitor back with an error, such as server_error (RFC 6749, 4.1.2.1). Strikes <see cref="BrokerCall.LogIn"/>.</summary>
    public sealed record LogInError(string Error) : BrokerFault;

    /// <summary>The token belongs to another client than the one that logged in. Strikes <see cref="BrokerCall.Token"/>.</summary>
    public sealed record OtherClient(string ClientId) : BrokerFault;

    public static BrokerFault DropBeforeActing { get; } = new Drop(FaultMoment.BeforeActing);

    public static BrokerFault DropAfterActing { get; } = new Drop(FaultMoment.AfterActing);

    public static BrokerFault HangBeforeActing { get; } = new Hang(FaultMoment.BeforeActing);

    public static BrokerFault HangAfterActing { get; } = new Hang(FaultMoment.AfterActing);

    /// <summary>The error shown in the cancel documentation.</summary>
    public static BrokerFault DocumentedError { get; } = new AnswerError(44000, "`exchange_order_id` can't be blank");
}
