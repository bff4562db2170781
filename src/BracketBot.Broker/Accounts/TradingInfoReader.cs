using System.Text.Json;
using BracketBot.Broker.Wire;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Accounts;

/// <summary>Whose token it is. Source: <c>GET /api/v1/user/trading_info</c>.</summary>
internal static class TradingInfoReader
{
    public static Result<TradingInfo, BrokerError> Read(ReadOnlyMemory<byte> data)
    {
        string client = "", name = "", status = "";
        var reader = LenientJson.Reader(data.Span);
        if (!data.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.Names("client_id"u8))
                    client = LenientJson.ReadId(ref reader);
                else if (reader.Names("name"u8))
                    name = LenientJson.ReadText(ref reader);
                else if (reader.Names("status"u8))
                    status = LenientJson.ReadText(ref reader);
                else
                    LenientJson.SkipValue(ref reader);
            }
        }
        return client.Length > 0
            ? new TradingInfo(new(client), name, status)
            : new BrokerError.OutcomeUnknown("the answer names no client_id");
    }
}
