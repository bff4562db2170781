using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Linking;

namespace BracketBot.Commands;

internal sealed class StatusCommand(StatusDesk desk, ICommits commits, TimeProvider time) : ICommand
{
    public string Name => "status";

    public string Description => "How things stand: session, order book, Telegram";

    public IReadOnlyList<string> Usage => ["/status"];

    public bool NeedsAccount => false;

    public async Task HandleAsync(CommandCall call, string arguments)
    {
        var (card, with) = await call.Turn.OutsideAsync(() => desk.StatusAsync(call.Member));
        var now = time.GetUtcNow();
        await commits.CommitAsync(
            [new HandleUpdate(call.Message.Id, now), .. with, new PutCard(new CardId($"u{call.Message.Id.Value}"), call.Message.Chat, card, CardPriority.Answer, now)], CancellationToken.None);
    }
}
