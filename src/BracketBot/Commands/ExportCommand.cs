using BracketBot.History;

namespace BracketBot.Commands;

internal sealed class ExportCommand(ExportSender export) : ICommand
{
    public string Name => "export";

    public string Description => "Your cancels as a CSV file";

    public IReadOnlyList<string> Usage => ["/export", "/export 2026-11-01 2026-11-30"];

    public bool NeedsAccount => false;

    public async Task HandleAsync(CommandCall call, string arguments) => await call.Turn.OutsideAsync(async () =>
    {
        await export.SendAsync(call.Message, call.Member, arguments);
        return true;
    });
}
