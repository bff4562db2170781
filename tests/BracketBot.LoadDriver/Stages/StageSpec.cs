using System.Globalization;

namespace BracketBot.LoadDriver.Stages;

/// <summary>What is asked of the bot for a while.</summary>
/// <param name="IsOpen">Commands come by a schedule that waits for nobody. Else each trader begins anew as soon as the dialog before is over.</param>
/// <param name="Count">Dialogs a second where open, traders where closed.</param>
/// <param name="WarmUp">Before anything is measured.</param>
internal sealed record StageSpec(bool IsOpen, int Count, TimeSpan WarmUp, TimeSpan Measured)
{
    /// <summary>Reads <c>closed:TRADERS:WARM:MEASURED</c> or <c>open:A-SECOND:WARM:MEASURED</c>, both in seconds.</summary>
    public static StageSpec? Parse(string text)
    {
        var parts = text.Split(':');
        return parts is ["open" or "closed", var count, var warm, var measured]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && Seconds(warm) is { } warmUp && Seconds(measured) is { } length && length > TimeSpan.Zero
            ? new StageSpec(parts[0] == "open", number, warmUp, length)
            : null;
    }

    public override string ToString() => IsOpen ? $"{Count} dialogs a second, open loop" : $"{Count} traders, closed loop";

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
