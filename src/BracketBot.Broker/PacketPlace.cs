namespace BracketBot.Broker;

/// <summary>Where the cancel's JSON packet travels.</summary>
public enum PacketPlace
{
    /// <summary>In the request's body, as the API's document shows it.</summary>
    Body,

    /// <summary>Url-encoded, as the whole query string, as the API's official client sends it.</summary>
    Query,
}
