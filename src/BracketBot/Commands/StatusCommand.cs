using BracketBot.Core.Commits;
using BracketBot.Linking;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class StatusCommand(StatusReader status, ICommits commits, TimeProvider time) : ICommand
{
    public string Name => "status";

    public string Description => "How things stand: session, order book, Telegram";

    public IReadOnlyList<string> Usage => ["/status"];

    public bool NeedsAccount => false;

    public async Task HandleAsync(CommandCall call, string arguments)
    {
        var (card, with) = await call.Turn.OutsideAsync(() => status.StatusAsync(call.Member));
        await commits.CommitAsync([.. Replies.Answering(call.Message, card, time.GetUtcNow()), .. with], CancellationToken.None);
    }
}
