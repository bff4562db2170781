using BracketBot.Cards;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.EndToEnd.Vocabulary;

/// <summary>A button as a test looks for it: by what it does, or by its words where several do the same or it is disabled, and so does nothing yet.</summary>
internal sealed class Wanted
{
    private readonly string _name;
    private readonly Func<InlineButton, bool> _fits;
    private readonly Func<InlineButton, bool> _isAllOf;

    private Wanted(string name, Func<InlineButton, bool> fits, Func<InlineButton, bool> isAllOf) => (_name, _fits, _isAllOf) = (name, fits, isAllOf);

    /// <summary>A dialog's button.</summary>
    public static Wanted Does(DialogAction action)
    {
        return new($"{action}", Does, Does);

        bool Does(InlineButton button) => DialogTap.Parse(button.CallbackData ?? "") is { } tap && tap.Action == action;
    }

    /// <summary>A button of another card: <c>kind:id:action[:argument]</c>.</summary>
    public static Wanted Does(string kind, string action, string? argument = null)
    {
        return new($"{kind}::{action}:{argument}", Does, Does);

        bool Does(InlineButton button) => button.CallbackData?.Split(':') is [var its, _, .. var rest] && its == kind
            && (argument is null ? rest is [var only, ..] && only == action : rest is [var first, var second] && first == action && second == argument);
    }

    /// <summary>A button whose words begin so.</summary>
    public static Wanted Reads(string words) => new(words, b => b.Text.StartsWith(words, StringComparison.Ordinal), b => b.Text == words);

    /// <summary>A button whose words begin and end so.</summary>
    public static Wanted Reads(string start, string end)
    {
        return new($"{start}…{end}", Reads, Reads);

        bool Reads(InlineButton button) => button.Text.StartsWith(start, StringComparison.Ordinal) && button.Text.EndsWith(end, StringComparison.Ordinal);
    }

    public bool Fits(InlineButton button) => _fits(button);

    /// <summary>The same, and it has no more words than those.</summary>
    public bool IsAllOf(InlineButton button) => _isAllOf(button);

    /// <summary>What it does, or its words.</summary>
    public override string ToString() => _name;
}
