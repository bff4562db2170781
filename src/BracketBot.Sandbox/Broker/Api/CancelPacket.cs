using System.Text.Json;

namespace BracketBot.Sandbox.Broker;

/// <summary>The cancel call's request packet (section "Request Packet" of the bracket order document), read strictly.</summary>
internal sealed record CancelPacket(string ClientId, string ExchangeOrderId, string ExecutionType, string Leg, string OmsOrderId, string Status)
{
    /// <summary>The packet from the body or, without one, from the URL's whole query string; or the error to answer.</summary>
    public static (CancelPacket? Packet, Answer? Error) Read(BrokerRequest request, Envelopes envelopes)
    {
        if (request.Body.Length > 0 && request.RawQuery.Length > 0)
        {
            return (null, envelopes.Error(ErrorCode.BadField, "request packet is given twice"));
        }

        var text = request.Body.Length > 0 ? request.Body : Uri.UnescapeDataString(request.RawQuery.TrimStart('?'));
        if (text.Length == 0)
        {
            text = "{}";
        }

        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return (null, envelopes.Error(ErrorCode.BadField, "request packet is not valid JSON"));
        }

        using (json)
        {
            return Read(json.RootElement, envelopes);
        }
    }

    private static (CancelPacket? Packet, Answer? Error) Read(JsonElement json, Envelopes envelopes)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, envelopes.Error(ErrorCode.BadField, "request packet is not an object"));
        }

        string[] fields = ["client_id", "exchange_order_id", "execution_type", "leg_order_indicator", "oms_order_id", "status"];
        var values = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (!json.TryGetProperty(fields[i], out var value) || value.ValueKind == JsonValueKind.Null)
            {
                return (null, envelopes.Blank(fields[i]));
            }

            if (value.ValueKind != JsonValueKind.String)
            {
                return (null, envelopes.Error(ErrorCode.BadField, $"`{fields[i]}` must be a string"));
            }

            values[i] = value.GetString()!;
            if (string.IsNullOrWhiteSpace(values[i]))
            {
                return (null, envelopes.Blank(fields[i]));
            }
        }

        return (new(values[0], values[1], values[2], values[3], values[4], values[5]), null);
    }
}
