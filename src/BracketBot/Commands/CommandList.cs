using BracketBot.Cards;
using BracketBot.Core.Dialogs;
using BracketBot.Membership;
using BracketBot.Turns;

namespace BracketBot.Commands;

/// <summary>All commands, in the order of the menu: the one list that <c>/help</c> and Telegram's command menu are made from.</summary>
internal sealed class CommandList
{
    /// <summary>Words beside "cancel" that may name a contract; a longer text is talk.</summary>
    private const int MostOthers = 5;

    private readonly CancelCommand _cancel;
    private readonly Replies _replies;

    public CommandList(
        OrdersCommand orders, CancelCommand cancel, CancelAllCommand cancelAll, HooksCommand hooks, LinkCommand link, TokenCommand token, AccountCommand account,
        UnlinkCommand unlink, StatusCommand status, PauseCommand pause, ResumeCommand resume, SettingsCommand settings, HistoryCommand history, ExportCommand export, StartCommand start, InviteCommand invite, UsersCommand users, RevokeCommand revoke, AccessRequests requests,
        Replies replies)
    {
        _cancel = cancel;
        _replies = replies;
        All = [orders, cancel, cancelAll, hooks, history, export, status, pause, resume, link, token, account, unlink, settings, new HelpCommand(() => All!, requests, replies), start, invite, users, revoke];
    }

    public IReadOnlyList<ICommand> All { get; }

    public Task HandleAsync(CommandCall call)
    {
        var text = TypedText.Plain(call.Message.Text);
        return CommandText.Command(text) is var (name, arguments) ? OnCommandAsync(call, name, arguments) : OnWordsAsync(call, text);
    }

    private Task OnCommandAsync(CommandCall call, string name, string arguments)
    {
        if (All.FirstOrDefault(c => c.Name == name && (call.Member.IsAdmin || !c.IsForAdmins)) is { } command)
        {
            return RunAsync(command, call, arguments);
        }

        if (call.Linked is null)
        {
            return _replies.AnswerAsync(call.Message, LinkCards.LinkFirst);
        }

        // The blank behind it was one of those that can't be seen.
        return name.StartsWith(_cancel.Name, StringComparison.Ordinal) && TypedCancel.Read(name[_cancel.Name.Length..]) is { Ids: [_] }
            ? _cancel.HandleAsync(call, $"{name[_cancel.Name.Length..]} {arguments}")
            : _replies.AnswerAsync(call.Message, PlainCards.NoSuchCommand(name));
    }

    private Task RunAsync(ICommand command, CommandCall call, string arguments) => command.NeedsAccount && call.Linked is null
        ? _replies.AnswerAsync(call.Message, LinkCards.LinkFirst)
        : command.HandleAsync(call, arguments);

    /// <summary>A message without a slash. Whatever it means, nothing more than a card comes of it.</summary>
    private Task OnWordsAsync(CommandCall call, string text)
    {
        var words = TypedText.Words(text);
        if (words is [var alone] && All.FirstOrDefault(c => c.Name.Equals(alone, StringComparison.OrdinalIgnoreCase)) is { IsForAdmins: false } command)
        {
            return RunAsync(command, call, "");
        }

        if (call.Linked is null)
        {
            return _replies.AnswerAsync(call.Message, LinkCards.LinkFirst);
        }

        var typed = TypedCancel.Read(text);
        return typed switch
        {
            { SaysNot: true } => _replies.AnswerAsync(call.Message, PlainCards.NotUnderstood),
            { SaysCancel: true, Others.Count: <= MostOthers } => _cancel.HandleAsync(call, text),
            { SaysCancel: true, Ids: [var id] } => _cancel.BeginAsync(call, new BookQuestion.OpenBracket(id)),
            { SaysCancel: false, Ids.Count: > 0, Others: [] } => _cancel.BeginAsync(call, typed.Question),
            { SaysCancel: false, Ids: [], Legs: [_], Others: [_] } => _cancel.BeginAsync(call, typed.Question),
            { SaysCancel: false, Ids: [], Legs: [], Others: [var symbol] } when words.Count == 1 && LooksLikeSymbol(symbol) => _cancel.BeginAsync(call, typed.Question),
            _ => _replies.AnswerAsync(call.Message, PlainCards.NotUnderstood),
        };
    }

    /// <summary>A word by itself is a symbol where no other word is written so.</summary>
    private static bool LooksLikeSymbol(string word) => word.All(char.IsAscii) && word.Any(char.IsAsciiLetter)
        && (!word.Any(char.IsAsciiLetterLower) || word.Any(char.IsAsciiDigit) || word.Contains('-', StringComparison.Ordinal) || word.Contains(':', StringComparison.Ordinal));
}
