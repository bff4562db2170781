namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>The broker's own words for a cancel that it took, as documented; the bot passes them on.</summary>
internal static class BrokerSays
{
    public const string OrderCancelled = "Order Cancelled";
    public const string Cancelled = $"{OrderCancelled} Successfully";

    /// <summary>For a text that must have nothing of it, in whatever letters.</summary>
    public const string Successfully = "successfully";

    /// <inheritdoc cref="Successfully"/>
    public const string CancelledSuccessfully = $"{Words.Cancelled} {Successfully}";
}
