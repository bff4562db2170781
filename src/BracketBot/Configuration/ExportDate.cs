using System.Globalization;
using BracketBot.Core.Accounts;

namespace BracketBot.Configuration;

/// <summary>A market day, or a moment.</summary>
internal readonly record struct ExportDate(DateTime Local, DateTimeOffset? Moment)
{
    /// <summary><c>2026-03-13</c>, or <c>2026-03-13T09:15:00+05:30</c> with or without seconds; null for anything else.</summary>
    public static ExportDate? Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 2000)
        {
            return new ExportDate(day.ToDateTime(TimeOnly.MinValue), null);
        }

        string[] forms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"];
        return text.Length > "yyyy-MM-ddTHH:mm".Length && (text.EndsWith('Z') || text[^6] is '+' or '-')
            && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year >= 2000
            ? new ExportDate(default, moment)
            : null;
    }

    /// <summary>The moment, or the start of the day in this zone.</summary>
    public DateTimeOffset In(TimeZoneInfo zone) => Moment ?? MarketDay.Begins(DateOnly.FromDateTime(Local), zone);
}
