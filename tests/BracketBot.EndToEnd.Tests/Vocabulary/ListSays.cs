namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>What is said of the open brackets, and of rows that are no sure leg of one.</summary>
internal static class ListSays
{
    public const string OpenBracket = "open bracket";
    public const string OpenBrackets = "open brackets";
    public const string NoneOpen = "No open brackets";

    /// <summary>Before the id or symbol that was asked for.</summary>
    public const string NotOpen = "No open bracket";

    public const string MayBeAnyOfThese = "may be any of these";
    public const string NotUnderstood = "Not understood";
    public const string OnlyToLookAt = "This is to look at";

    public const string CantBeRead = "can't be read";
    public const string OneRowUnread = $"1 row {CantBeRead}: look at the broker";
    public const string QuantityUnread = $"its quantity {CantBeRead}";
    public const string LegUnnamed = "no button: its leg is not named";
    public const string NotSurelyALeg = "No button: not surely a leg";
    public const string KindUnknown = "its kind is not known";
    public const string NotAtExchange = "not at exchange";
}
