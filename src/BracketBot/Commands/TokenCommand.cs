using BracketBot.Linking;

namespace BracketBot.Commands;

internal sealed class TokenCommand(TokenIntake tokens) : ICommand
{
    public string Name => "token";

    public string Description => "Link an account by an access token";

    public IReadOnlyList<string> Usage => ["/token"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments) => tokens.AskTokenAsync(call.Message, call.Member);
}
