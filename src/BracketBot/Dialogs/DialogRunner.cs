using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Dialogs;

/// <summary>
/// Runs dialogs: takes a step, does what it asks, and commits update, dialog, card and ticket together. The user's turn is held but for
/// readings of the order book; whatever changed the dialog meanwhile wins, because versions are compared.
/// </summary>
internal sealed class DialogRunner(
    IDialogStore dialogs, ICommits commits, DialogBooks books, TicketWriter writer, StepEffects effects, DialogRows rows, Replies replies, AccountBook book,
    RedButtons buttons, DialogRules rules, TimeProvider time, ICheckpoints checkpoints)
{
    /// <summary>Begins a dialog with a message.</summary>
    public Task BeginAsync(IncomingMessage message, LinkedUser user, BookQuestion question, UserTurn turn)
    {
        var begun = new Conversation(DialogTap.NewId(time.GetUtcNow()), user, message.Chat, 0, new DialogState.Idle(), message, turn);
        var running = RunAsync(begun, new DialogInput.Begin(question));
        replies.TypingWhile(message.Chat, running);
        return running;
    }

    /// <summary>Shows one alert, on a card of its own.</summary>
    public Task BeginAlertAsync(Alert alert, LinkedUser user, ChatAddress chat, UserTurn turn)
    {
        var id = DialogTap.NewId(time.GetUtcNow());
        var begun = new Conversation(
            id, user, chat, 0, new DialogState.Idle(), null, turn, CardPriority.Push, [new ShowAlert(alert.Id, id, alert.Times)]);
        return RunAsync(begun, new DialogInput.Begin(new BookQuestion.ShowAlert(alert with { AsksFirst = user.IsPaused }, null)));
    }

    /// <summary>Shows several alerts on one card.</summary>
    public Task BeginAlertsAsync(IReadOnlyList<Alert> alerts, LinkedUser user, ChatAddress chat, UserTurn turn)
    {
        var id = DialogTap.NewId(time.GetUtcNow());
        var begun = new Conversation(
            id, user, chat, 0, new DialogState.Idle(), null, turn, CardPriority.Push, [.. alerts.Select(a => new ShowAlert(a.Id, id, a.Times))]);
        return RunAsync(begun, new DialogInput.ListAlerts([.. alerts.Select(a => a with { AsksFirst = user.IsPaused })]));
    }

    /// <summary>Something happened to a dialog that no tap brought.</summary>
    public async Task MoveAsync(DialogId id, LinkedUser user, UserTurn turn, DialogInput input)
    {
        if (await dialogs.FindAsync(id, CancellationToken.None) is { } row && DialogStateText.Load(row.State) is { } state)
        {
            await RunAsync(new Conversation(row.Id, user, row.Chat, row.Version, state, null, turn), input);
        }
    }

    /// <summary>
    /// Time moves a dialog: its red button begins to listen, or its buttons end. What is due again at once (a button that a stopped process left
    /// disabled, and whose time is over by now) is due for the next time.
    /// </summary>
    public async Task OnTimeAsync(DialogId id, LinkedUser user, UserTurn turn)
    {
        if (!await buttons.ListenAsync(id, user))
        {
            await MoveAsync(id, user, turn, new DialogInput.Expire());
        }
    }

    /// <summary>
    /// Shows that an alert came again: on the card that shows it, whose buttons go on to work; on a card of its own where that one has gone on to
    /// something else.
    /// </summary>
    public async Task RepeatAlertAsync(RepeatedAlert again, LinkedUser user, ChatAddress chat, UserTurn turn)
    {
        var (now, alert) = (time.GetUtcNow(), again.Alert);
        if (await dialogs.FindAsync(again.ShownOn, CancellationToken.None) is not { } row || DialogStateText.Load(row.State) is not { } state
            || CancelDialog.Step(state, new DialogInput.AlertRepeated(alert.Id, alert.Times), now, rules).State is var counted && ReferenceEquals(counted, state))
        {
            await BeginAlertAsync(alert, user, chat, turn);
            return;
        }

        // A tap that moved the dialog meanwhile wins; the count is tried again.
        await commits.CommitAsync(
            [new ShowAlert(alert.Id, row.Id, alert.Times), .. rows.Amended(row, counted, user.Account.ClientId, CardPriority.Push, now)], CancellationToken.None);
    }

    /// <summary>Takes steps until one is committed.</summary>
    public async Task RunAsync(Conversation conversation, DialogInput input)
    {
        while (true)
        {
            var step = CancelDialog.Step(conversation.State, input, time.GetUtcNow(), rules);
            if (step.Effects.OfType<DialogEffect.ReadBook>().SingleOrDefault() is { } read)
            {
                Toast(conversation, step);
                var book = await conversation.Turn.OutsideAsync(() => books.ReadAsync(conversation, read.Question));
                if (await MovedOnAsync(conversation))
                {
                    await EndUpdateAsync(conversation);
                    return;
                }

                input = book.Try(out var value, out var error)
                    ? new DialogInput.BookRead(read.Question, value)
                    : new DialogInput.BookFailed(read.Question, error);
                continue;
            }

            if (await CommitAsync(conversation, step) != CommitResult.LegBusy)
            {
                return;
            }

            input = new DialogInput.LegBusy();
        }
    }

    private async Task<CommitResult> CommitAsync(Conversation conversation, DialogStep step)
    {
        var now = time.GetUtcNow();
        var writes = new List<Write>();
        if (conversation.Update is { } update)
        {
            writes.Add(new HandleUpdate(update.Id, now));
        }

        writes.AddRange(conversation.With ?? []);
        var state = step.State;
        CancelTicket? ticket = null;
        if (step.Effects.OfType<DialogEffect.OpenTicket>().SingleOrDefault() is { } open)
        {
            ticket = writer.Write(DialogRows.OriginOf(conversation), conversation.User.Account, conversation.Chat, open, rows.Card(conversation).Html);
            writes.AddRange(TicketWriter.Opening(ticket, now));
            state = CancelDialog.Step(state, new DialogInput.TicketMoved(ticket), now, rules).State;
        }

        if (!ReferenceEquals(state, conversation.State))
        {
            writes.AddRange(rows.Next(conversation, state, now));
        }

        if (writes.Count == 0)
        {
            return CommitResult.Committed;
        }

        checkpoints.Pass("before-commit");
        CommitResult result;
        try
        {
            result = await commits.CommitAsync(writes, CancellationToken.None);
        }
        catch
        {
            effects.InDoubt(conversation, step, ticket);
            if (conversation is { Update: IncomingMessage asked, Version: 0 })
            {
                // To look at the orders needs no store.
                var card = rows.Card(conversation with { State = state });
                await replies.ShowWithoutStoreAsync(asked, PlainCards.LookOnly(card));
            }

            throw;
        }

        if (result == CommitResult.Committed)
        {
            effects.Committed(conversation, step, state, ticket);
            Toast(conversation, step);
            foreach (var picked in step.Effects.OfType<DialogEffect.OpenAlert>())
            {
                await OpenAsync(conversation, picked.Alert);
            }
        }
        else if (result is CommitResult.Conflict or CommitResult.AlreadyConfirmed)
        {
            // Somebody else moved the dialog in between; what they did stands, and their card is on its way.
            var isAllowed = ticket is null || await MayStillCancelAsync(conversation);
            await EndUpdateAsync(conversation, !isAllowed ? Toasts.NotAllowed : ticket is null ? Toasts.Changed : Toasts.OnItsWay, isAllowed ? null : PlainCards.NotAllowed);
        }

        return result;
    }

    /// <summary>False where the access ended while the tap was in hand: then nothing of it is on its way.</summary>
    private async Task<bool> MayStillCancelAsync(Conversation conversation) =>
        await book.FindAsync(conversation.User.Account.UserId, conversation.User.Account.ClientId, CancellationToken.None) is { MayCancel: true };

    /// <summary>An alert of a list has one card, however often its number is tapped.</summary>
    private async Task OpenAsync(Conversation list, Alert alert)
    {
        var id = DialogTap.IdWithin(list.Id, alert.Id.Value);
        var row = await dialogs.FindAsync(id, CancellationToken.None);
        switch (row is null ? null : DialogStateText.Load(row.State))
        {
            case DialogState.Alerting:
                await MoveAsync(id, list.User, list.Turn, new DialogInput.Refresh());
                return;
            case DialogState.Closed { Ending: Ending.AlertOver or Ending.Unread }:
                await MoveAsync(id, list.User, list.Turn, new DialogInput.Again());
                return;
            case DialogState.Confirming or DialogState.Cancelling:
                // It is in hand on its own card.
                return;
        }

        // Where it ended with a cancel, that answer stays, and the alert gets another card.
        id = row is null ? id : DialogTap.NewId(time.GetUtcNow());
        var picked = new Conversation(id, list.User, list.Chat, 0, new DialogState.Idle(), null, list.Turn);
        await RunAsync(picked, new DialogInput.Begin(new BookQuestion.ShowAlert(alert with { AsksFirst = list.User.IsPaused }, null)));
    }

    private async Task<bool> MovedOnAsync(Conversation conversation)
    {
        if (conversation.Version == 0)
        {
            return false;
        }

        var row = await dialogs.FindAsync(conversation.Id, CancellationToken.None);
        return row is null || row.Version != conversation.Version;
    }

    /// <summary>The update changes nothing, and is not taken up again.</summary>
    /// <param name="card">For a tap that had its answer before this was known; null for none.</param>
    public async Task EndUpdateAsync(Conversation conversation, string? toast = null, Card? card = null)
    {
        if (toast is not null)
        {
            Toast(conversation, toast);
        }

        if (conversation.Update is { } update)
        {
            var now = time.GetUtcNow();
            var told = card is null ? (Write[])[] : [new PutCard(Replies.CardOf(update), conversation.Chat, card, CardPriority.Answer, now)];
            await commits.CommitAsync([new HandleUpdate(update.Id, now), .. told], CancellationToken.None);
        }
    }

    private void Toast(Conversation conversation, DialogStep step)
    {
        if (step.Effects.OfType<DialogEffect.AnswerTap>().SingleOrDefault() is { } answer)
        {
            Toast(conversation, Toasts.Of(answer.Answer));
        }
    }

    private void Toast(Conversation conversation, string text)
    {
        if (conversation.Update is IncomingTap tap)
        {
            replies.Answer(tap, text);
        }
    }
}
