using System.Globalization;
using BracketBot.Alerts;
using BracketBot.Cards;
using BracketBot.Core.Alerts;
using BracketBot.Turns;

namespace BracketBot.Commands;

internal sealed class HooksCommand(HookEditor editor, Replies replies) : ICommand
{
    public string Name => "hooks";

    public string Description => "Addresses for alerts with one-tap cancels";

    public IReadOnlyList<string> Usage => ["/hooks", "/hooks new RSI 70"];

    public async Task HandleAsync(CommandCall call, string arguments)
    {
        var hooks = await editor.OfAsync(call.Member.Id);
        var words = arguments.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["new", ..] when hooks.Count >= HookEditor.Most:
                await replies.AnswerAsync(call.Message, HookCards.List(hooks, $"{HookEditor.Most} addresses are the most"));
                break;
            case ["new", .. var name]:
                await editor.AddAndShowAsync(
                    call.Message.Id, call.Message.Chat, editor.New(call.Member, name is [var given] ? given : "", hooks.Count + 1, out var key), key);
                break;
            case ["rename", var rest] when Renamed(hooks, rest) is { } hook:
                await editor.PutAsync(
                    call.Message.Id, call.Message.Chat, Replies.CardOf(call.Message), HookCards.One(hook, "Renamed"), null, new ChangeHook(hook.Id, hook.UserId) { Name = hook.Name });
                break;
            case []:
                await replies.AnswerAsync(call.Message, HookCards.List(hooks));
                break;
            case ["rename", _]:
                await replies.AnswerAsync(call.Message, HookCards.List(hooks, "Not renamed: its number, then a name"));
                break;
            default:
                await replies.AnswerAsync(call.Message, HookCards.List(hooks, "Not understood"));
                break;
        }
    }

    /// <summary><c>1 RSI 80</c>: the hook by its number in the list, with its new name.</summary>
    private static AlertHook? Renamed(IReadOnlyList<AlertHook> hooks, string rest) =>
        rest.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var number, { Length: > 0 } name]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= hooks.Count
            ? hooks[place - 1] with { Name = HookEditor.NameOf(name) }
            : null;
}
