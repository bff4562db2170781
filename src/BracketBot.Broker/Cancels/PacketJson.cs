using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Cancels;

/// <summary>The cancel's JSON, fields in the documented order, without white space. Source: Cancel Bracket Order, request packet.</summary>
internal static class PacketJson
{
    /// <summary>Escapes only what JSON requires: this goes to an API, not into a page, and <c>M&amp;M-EQ</c> should stay readable.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(CancelPacket packet)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("client_id"u8, packet.ClientId.Value);
        json.WriteString("exchange_order_id"u8, packet.Leg.ExchangeOrderId.Value ?? "");
        json.WriteString("execution_type"u8, "BO"u8);
        json.WriteString("leg_order_indicator"u8, packet.Leg.Indicator.Value);
        json.WriteString("oms_order_id"u8, packet.Leg.OmsOrderId.Value);
        json.WriteString("status"u8, packet.Status);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
