using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Turns;

namespace BracketBot.Commands;

/// <summary>All commands, in the order of the menu: the one list that <c>/help</c> and Telegram's command menu are made from.</summary>
internal sealed class CommandList
{
    private readonly CancelCommand _cancel;
    private readonly Replies _replies;

    public CommandList(
        OrdersCommand orders, CancelCommand cancel, CancelAllCommand cancelAll, HooksCommand hooks, StartCommand start, Replies replies)
    {
        _cancel = cancel;
        _replies = replies;
        All = [orders, cancel, cancelAll, hooks, new HelpCommand(() => All!, replies), start];
    }

    public IReadOnlyList<ICommand> All { get; }

    public Task HandleAsync(CommandCall call)
    {
        var text = call.Message.Text;
        if (CommandText.Command(text) is (var name, var arguments))
        {
            return All.FirstOrDefault(c => c.Name == name) is { } command
                ? command.HandleAsync(call, arguments)
                : _replies.AnswerAsync(call.Message, Unknown(name));
        }

        // An order id by itself is as good as a command.
        return CommandText.OrderAlone(text) is not null ? _cancel.HandleAsync(call, text) : _replies.AnswerAsync(call.Message, NotUnderstood);
    }

    private static Card Unknown(string name) =>
        new(new CardText().Bold($"No command /{(name.Length > 24 ? name[..24] : name)}").Line("/help lists what there is.").ToString(), []);

    private static readonly Card NotUnderstood = new(
        new CardText().Bold("Not understood").Line("Send an order id, or /orders to see what is open. /help lists the rest.").ToString(), []);
}
