using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Telegram;

/// <summary>A message with its whole history. A snapshot: an edit creates a new one.</summary>
public sealed record ChatMessage
{
    public required long ChatId { get; init; }

    /// <summary>Increases across all chats.</summary>
    public required int MessageId { get; init; }

    public required Person From { get; init; }

    /// <summary>Whether the bot sent it.</summary>
    public required bool FromBot { get; init; }

    /// <summary>The topic of a group with topics.</summary>
    public int? ThreadId { get; init; }

    /// <summary>The message that this one replies to.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>The original author, if it was forwarded.</summary>
    public Person? ForwardedFrom { get; init; }

    /// <summary>The attached file; the text is then its caption.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Whether it came without a sound (disable_notification).</summary>
    public bool Silent { get; init; }

    /// <summary>Whether it can be neither forwarded nor saved (protect_content).</summary>
    public bool Protected { get; init; }

    /// <summary>Whether it is gone from the chat.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether the bot deleted it.</summary>
    public bool DeletedByBot { get; init; }

    /// <summary>Null if it was not deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether edits are refused with "message can't be edited".</summary>
    public bool Frozen { get; init; }

    /// <summary>From the first to the current one; never empty.</summary>
    public required IReadOnlyList<MessageVersion> Versions { get; init; }

    /// <summary>The current version.</summary>
    [JsonIgnore]
    public MessageVersion Current => Versions[^1];

    /// <summary>The current text or caption, without formatting.</summary>
    [JsonIgnore]
    public string Text => Current.Text;

    /// <summary>The current buttons.</summary>
    [JsonIgnore]
    public IEnumerable<InlineButton> Buttons => Current.Buttons;

    [JsonIgnore]
    public DateTimeOffset SentAt => Versions[0].At;

    /// <summary>Whether the text was ever changed; a changed keyboard does not count.</summary>
    [JsonIgnore]
    public bool Edited => Versions.Any(version => version.Text != Versions[0].Text || !version.Entities.SequenceEqual(Versions[0].Entities));

    /// <summary>The one button whose text starts like this.</summary>
    /// <exception cref="InvalidOperationException">There is no such button, or there are several.</exception>
    public InlineButton Button(string start) =>
        Buttons.Where(button => button.Text.StartsWith(start, StringComparison.Ordinal)).ToArray() is [var only]
            ? only
            : throw new InvalidOperationException(
                $"Not one button starts with '{start}'. There are: {string.Join(" | ", Buttons.Select(button => button.Text))}");

    internal ChatMessage Then(MessageVersion version) => this with { Versions = [.. Versions, version] };
}
