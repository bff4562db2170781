namespace BracketBot.Broker;

/// <summary>How to reach the broker. <see cref="KartBroker"/> throws an <see cref="ArgumentException"/> for a value outside its range.</summary>
public sealed class BrokerOptions
{
    /// <summary>
    /// Where the API is served, without <c>/api/v1</c>. Absolute, http or https, without query, fragment and user; a path prefix and a trailing slash are
    /// fine. Default: <c>https://trade.pocketful.in</c>.
    /// </summary>
    public Uri BaseUrl { get; init; } = new("https://trade.pocketful.in");

    /// <summary>Where the cancel's JSON packet goes. Default: <see cref="PacketPlace.Body"/>.</summary>
    public PacketPlace CancelPacket { get; init; } = PacketPlace.Body;

    /// <summary>
    /// How long one request may take, from its start (including connecting) to the last byte of its answer. Default: 7 s, like the API's official client.
    /// Range: more than zero, at most 5 minutes.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>The app's id at the broker, for OAuth logins; "" for none, in which case accounts are linked by token.</summary>
    public string AppId { get; init; } = "";

    /// <summary>The app's secret, belonging to <see cref="AppId"/>.</summary>
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
