using BracketBot.Core.Orders;

namespace BracketBot.EndToEnd.Cases;

/// <summary>A body posted to a hook over a book, and the card that comes of it.</summary>
/// <param name="Name">Who writes so, and what is odd about it.</param>
/// <param name="Body">As it comes; <c>KEY</c> in it becomes the hook's.</param>
internal sealed record AlertCase(string Name, string Body)
{
    public string ContentType { get; init; } = "application/json";

    public string[] Pending { get; init; } = [Rows.Entry];

    /// <summary>What the card begins with.</summary>
    public required string Headline { get; init; }

    public string[] Says { get; init; } = [];

    /// <summary>The red buttons in their order.</summary>
    public Wanted[] Buttons { get; init; } = [Vocabulary.Buttons.Cancel(LegRole.Entry, "IDEA-EQ")];
}
