using BracketBot.Commands;
using BracketBot.Core.Chat;
using BracketBot.Members;

namespace BracketBot.Updates;

/// <summary>If a bot sees everything that is said in a group, nearly all of it is for others. It answers only what is certainly for it.</summary>
internal sealed class GroupTalk(CommandList commands, BotName name)
{
    /// <summary>True for what can't be for this bot, whatever its name is. Cheap, because it runs for every message.</summary>
    public bool IsForOthers(IncomingUpdate update) =>
        update is IncomingMessage { IsPrivate: false } message && !message.Text.Contains('@', StringComparison.Ordinal) && !IsOurCommand(message.Text);

    /// <summary>One of the bot's commands that names no other bot, or a mention of its name.</summary>
    public async Task<bool> IsForUsAsync(IncomingMessage message, CancellationToken cancellation)
    {
        if (!message.Text.Contains('@', StringComparison.Ordinal))
        {
            return IsOurCommand(message.Text);
        }

        return await name.FindAsync(cancellation) is { Length: > 0 } own
            && message.Text.Split([' ', '\n', '\t', ',', '!', '?', ':', ';', '\u00a0']).Any(word => word.EndsWith($"@{own}", StringComparison.OrdinalIgnoreCase));
    }

    private bool IsOurCommand(string text) => CommandText.Command(text) is var (command, _) && commands.All.Any(c => c.Name == command);
}
