using BracketBot.Linking;

namespace BracketBot.Commands;

internal sealed class LinkCommand(LoginOffers offers) : ICommand
{
    public string Name => "link";

    public string Description => "Link an account by logging in at the broker";

    public IReadOnlyList<string> Usage => ["/link"];

    public bool NeedsAccount => false;

    public Task HandleAsync(CommandCall call, string arguments) => offers.OfferAsync(call.Message, call.Member);
}
