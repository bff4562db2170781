using System.Text.Json;

namespace BracketBot.LoadDriver.Telegram;

/// <summary>The <c>reply_markup</c> of a message.</summary>
internal static class InlineKeyboard
{
    /// <summary>The callback data of the first button that has one; null where none has.</summary>
    /// <param name="markup">JSON, or nothing.</param>
    public static string? FirstButton(ReadOnlySpan<byte> markup)
    {
        if (markup.IsEmpty)
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(markup);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("callback_data"u8))
                {
                    json.Read();
                    return json.GetString();
                }
            }
        }
        catch (JsonException)
        {
            // A keyboard that Telegram would refuse has no button.
        }

        return null;
    }
}
