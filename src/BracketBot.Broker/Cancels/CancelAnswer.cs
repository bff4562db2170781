using System.Text.Json;
using BracketBot.Broker.Http;
using BracketBot.Broker.Wire;
using BracketBot.Core;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Cancels;

/// <summary>Reads the answer to a cancel. Source: Cancel Bracket Order, response.</summary>
internal static class CancelAnswer
{
    public static Result<CancelTaken, BrokerError> Read(Answer answer)
    {
        if (ErrorTable.ForCancel(answer) is { } error)
        {
            return error;
        }

        var envelope = answer.Envelope!;
        return new CancelTaken(DataMessage(envelope.Data) is { Length: > 0 } said ? said : envelope.Message);
    }

    private static string DataMessage(ReadOnlyMemory<byte> data)
    {
        var reader = LenientJson.Reader(data.Span);
        if (data.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return "";
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Names("message"u8))
            {
                return LenientJson.ReadText(ref reader, data.Span);
            }

            LenientJson.SkipValue(ref reader);
        }

        return "";
    }
}
