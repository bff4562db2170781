namespace BracketBot.Configuration;

/// <summary>A value that the program can't start with.</summary>
/// <param name="Key">The configuration key: <c>Telegram:BotToken</c>.</param>
/// <param name="Got">The value found; never a secret.</param>
/// <param name="Takes">The values accepted, and what to do.</param>
internal sealed record SettingError(string Key, string Got, string Takes)
{
    public override string ToString() => $"{Key}: got {Got}; takes {Takes}";
}
