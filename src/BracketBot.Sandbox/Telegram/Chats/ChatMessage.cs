using System.Text.Json.Serialization;

namespace BracketBot.Sandbox.Telegram;

/// <summary>A message with its whole life. A snapshot: a later edit makes a new one.</summary>
public sealed record ChatMessage
{
    public required long ChatId { get; init; }

    /// <summary>Grows over all chats.</summary>
    public required int MessageId { get; init; }

    public required Person From { get; init; }

    /// <summary>Whether the bot sent it.</summary>
    public required bool FromBot { get; init; }

    /// <summary>The topic of a group with topics.</summary>
    public int? ThreadId { get; init; }

    /// <summary>The message that this one answers.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>Who wrote it first, where it was forwarded.</summary>
    public Person? ForwardedFrom { get; init; }

    /// <summary>The file that it carries; its text is the caption then.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Whether it came without a sound (disable_notification).</summary>
    public bool Silent { get; init; }

    /// <summary>Whether it can be neither forwarded nor saved (protect_content).</summary>
    public bool Protected { get; init; }

    /// <summary>Whether it is gone from the chat.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether it was the bot that deleted it.</summary>
    public bool DeletedByBot { get; init; }

    /// <summary>Null as long as it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Whether edits are refused with "message can't be edited".</summary>
    public bool Frozen { get; init; }

    /// <summary>First to present; never empty.</summary>
    public required IReadOnlyList<MessageVersion> Versions { get; init; }

    /// <summary>How it reads now.</summary>
    [JsonIgnore]
    public MessageVersion Current => Versions[^1];

    /// <summary>The present text or caption, without formatting.</summary>
    [JsonIgnore]
    public string Text => Current.Text;

    /// <summary>The buttons as they are now.</summary>
    [JsonIgnore]
    public IEnumerable<InlineButton> Buttons => Current.Buttons;

    [JsonIgnore]
    public DateTimeOffset SentAt => Versions[0].At;

    /// <summary>Whether the text was ever changed; a changed keyboard alone does not count.</summary>
    [JsonIgnore]
    public bool Edited => Versions.Any(version => version.Text != Versions[0].Text || !version.Entities.SequenceEqual(Versions[0].Entities));

    /// <summary>The one button whose text starts so.</summary>
    /// <exception cref="InvalidOperationException">There is no such button, or there are several.</exception>
    public InlineButton Button(string start) =>
        Buttons.Where(button => button.Text.StartsWith(start, StringComparison.Ordinal)).ToArray() is [var only]
            ? only
            : throw new InvalidOperationException(
                $"Not one button starts with '{start}'. There are: {string.Join(" | ", Buttons.Select(button => button.Text))}");

    internal ChatMessage Then(MessageVersion version) => this with { Versions = [.. Versions, version] };
}
