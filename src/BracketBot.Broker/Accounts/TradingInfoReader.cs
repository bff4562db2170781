using System.Text.Json;
using BracketBot.Broker.Wire;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Accounts;

/// <summary>Reads who a token belongs to. Source: <c>GET /api/v1/user/trading_info</c>.</summary>
internal sealed class TradingInfoReader : IDataReader<TradingInfo>
{
    public Result<TradingInfo, BrokerError> Result { get; private set; } = Nobody;

    private static BrokerError Nobody => new BrokerError.OutcomeUnknown(new RequestFailure(FailureKind.NoClient));

    public void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        string client = "", name = "", status = "";
        IReadOnlyList<string> exchanges = [], products = [];
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.Names("client_id"u8))
                {
                    client = LenientJson.ReadId(ref reader, body);
                }
                else if (reader.Names("name"u8))
                {
                    name = LenientJson.ReadText(ref reader, body);
                }
                else if (reader.Names("status"u8))
                {
                    status = LenientJson.ReadText(ref reader, body);
                }
                else if (reader.Names("exchanges_subscribed"u8))
                {
                    exchanges = LenientJson.ReadTexts(ref reader, body);
                }
                else if (reader.Names("products_enabled"u8))
                {
                    products = LenientJson.ReadTexts(ref reader, body);
                }
                else
                {
                    LenientJson.SkipValue(ref reader);
                }
            }
        }
        else
        {
            reader.Skip();
        }

        Result = client.Length > 0 ? new TradingInfo(new(client), name, status, exchanges, products) : Nobody;
    }
}
