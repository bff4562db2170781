namespace BracketBot.Sandbox.Broker;

/// <summary>Turns the panel's request into a fault.</summary>
internal static class FaultOrders
{
    /// <summary>Null if no fault has that name.</summary>
    public static BrokerFault? Fault(FaultOrder order)
    {
        var seconds = TimeSpan.FromSeconds(Math.Clamp(order.Seconds ?? 5, 0, 3600));
        var before = !string.Equals(order.When, "after", StringComparison.OrdinalIgnoreCase);
        var when = before ? FaultMoment.BeforeActing : FaultMoment.AfterActing;
        return order.Fault?.ToLowerInvariant() switch
        {
            "slow" => new BrokerFault.Slow(seconds, when),
            "drop" => new BrokerFault.Drop(when),
            "hang" => new BrokerFault.Hang(when),
            "httpstatus" => new BrokerFault.HttpStatus(Math.Clamp(order.Status ?? 502, 400, 599), when),
            "emptybody" => new BrokerFault.EmptyBody(when),
            "cutoffbody" => new BrokerFault.CutOffBody(when),
            "answererror" when order.Code is null && order.Message is null => BrokerFault.DocumentedError,
            "answererror" => new BrokerFault.AnswerError(order.Code ?? ErrorCode.BadField, order.Message ?? ""),
            "sessionexpired" => new BrokerFault.SessionExpired(),
            "addressrefused" => AddressRefused(order),
            "wrongstate" => new BrokerFault.WrongState(),
            "loginerror" => new BrokerFault.LogInError(order.Message ?? "server_error"),
            "otherclient" when order.ClientId is not null => new BrokerFault.OtherClient(order.ClientId),
            "ratelimited" => new BrokerFault.RateLimited(seconds),
            _ => null,
        };
    }

    private static BrokerFault.AddressRefused AddressRefused(FaultOrder order)
    {
        var fault = new BrokerFault.AddressRefused(Math.Clamp(order.Status ?? 403, 400, 499));
        return order.Message is null ? fault : fault with { Message = order.Message };
    }

    /// <summary>False if the text names no kind of call; blank means every kind.</summary>
    public static bool TryCall(string? text, out BrokerCall? call)
    {
        call = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        if (!Enum.TryParse<BrokerCall>(text, ignoreCase: true, out var named) || !Enum.IsDefined(named))
        {
            return false;
        }

        call = named;
        return true;
    }
}
