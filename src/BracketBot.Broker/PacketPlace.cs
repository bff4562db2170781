namespace BracketBot.Broker;

/// <summary>Where the cancel's JSON packet goes.</summary>
public enum PacketPlace
{
    /// <summary>In the request's body, as the API's documentation shows it.</summary>
    Body,

    /// <summary>URL-encoded as the whole query string, as the API's official client sends it.</summary>
    Query,
}
