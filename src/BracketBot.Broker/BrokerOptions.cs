namespace BracketBot.Broker;

/// <summary>How to reach the broker. A value outside its range is an <see cref="ArgumentException"/> from <see cref="KartBroker"/>.</summary>
public sealed class BrokerOptions
{
    /// <summary>
    /// Where the API lives, without <c>/api/v1</c>. Absolute, http or https, without query, fragment and user; a path in front of the
    /// API's own and a trailing slash are fine. Default: <c>https://trade.pocketful.in</c>.
    /// </summary>
    public Uri BaseUrl { get; init; } = new("https://trade.pocketful.in");

    /// <summary>Where the cancel's packet travels. Default: <see cref="PacketPlace.Body"/>.</summary>
    public PacketPlace CancelPacket { get; init; } = PacketPlace.Body;

    /// <summary>
    /// How long one request may take, from its start (connecting counts) to the last byte of its answer. Default: 7 s, as the API's
    /// official client waits. Range: more than zero, at most 5 minutes.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>The app's id at the broker, for logins by OAuth; "" where there is none: accounts are linked by token then.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The app's secret, with <see cref="AppId"/>.</summary>
    public string AppSecret { get; init; } = "";

    internal void Check()
    {
        if (!BaseUrl.IsAbsoluteUri || BaseUrl.Scheme is not ("http" or "https")
            || BaseUrl.Query.Length + BaseUrl.Fragment.Length + BaseUrl.UserInfo.Length > 0)
        {
            throw new ArgumentException("BaseUrl takes an absolute http or https address without query, fragment and user.");
        }

        if (!Enum.IsDefined(CancelPacket))
        {
            throw new ArgumentException("CancelPacket takes Body or Query.");
        }

        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5))
        {
            throw new ArgumentException("Timeout takes more than zero and at most 5 minutes.");
        }
    }
}
