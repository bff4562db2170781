using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox.Page;

/// <summary>Builds the page's views from the sandbox.</summary>
internal static class Views
{
    /// <summary>As far back as the page scrolls.</summary>
    private const int MessagesShown = 200;

    public static ChatsView Chats(SandboxHost sandbox)
    {
        var telegram = sandbox.Telegram;
        return new(telegram.Options.BotName, telegram.Options.BotUsername,
            [.. sandbox.People.Select(someone => Person(telegram, someone))]);
    }

    public static StatusView Status(SandboxHost sandbox)
    {
        var away = sandbox.Telegram.Faults.Active.Any(fault => fault.Kind == TelegramFaultKind.Away);
        return sandbox.Bot?.Status is { } bot
            ? new(bot.State.ToString().ToLowerInvariant(), bot.ProcessId, bot.ExitCode, bot.Since, away)
            : new("elsewhere", null, null, null, away);
    }

    private static PersonView Person(SimulatedTelegram telegram, SandboxPerson someone)
    {
        var messages = telegram.Messages(someone.Person.Id);
        var standing = someone.ClientId ?? (someone.IsAdmin ? "admin" : "stranger");
        return new(someone.Person.Id, someone.Person.FirstName, someone.ClientId, standing, telegram.CommandsOf(someone.Person), telegram.TypingUntil(someone.Person.Id),
            [.. messages.TakeLast(MessagesShown).Select(message => Message(message, messages))]);
    }

    private static FileView File(ChatMessage message, Attachment file) =>
        new(ChatFiles.Address(message), file.Kind == AttachmentKind.Photo, file.FileName, file.Size, file.Width, file.Height);

    private static MessageView Message(ChatMessage message, IReadOnlyList<ChatMessage> chat) => new(
        message.MessageId,
        !message.FromBot,
        message.Text,
        message.Current.Entities,
        message.Current.Keyboard,
        message.SentAt,
        message.Edited,
        message.Silent,
        message.Attachment is { } file ? File(message, file) : null,
        message.ForwardedFrom?.FirstName,
        message.ReplyTo is { } replied ? chat.FirstOrDefault(other => other.MessageId == replied)?.Text : null);
}
