using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Core;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Turns;

namespace BracketBot.Dialogs;

/// <summary>What a step sets off once it is committed, and what has to be seen to where nobody knows whether it was.</summary>
internal sealed class StepEffects(
    Canceller canceller, ICancelAllRunner lists, RedButtons buttons, Replies replies, BackgroundTasks background, ICheckpoints checkpoints, TimeProvider time)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(2);

    /// <param name="state">The state that was committed.</param>
    /// <param name="ticket">The ticket that was committed with it; null for none.</param>
    public void Committed(Conversation conversation, DialogStep step, DialogState state, CancelTicket? ticket)
    {
        if (ticket is not null)
        {
            checkpoints.Pass("ticket-committed");
            canceller.Start(ticket, conversation.User.Session);
        }

        buttons.ListenLater(conversation, state);
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case DialogEffect.StartAll:
                    lists.Start(conversation.Id, conversation.User);
                    break;
                case DialogEffect.StopAll:
                    lists.Stop(conversation.Id);
                    break;
                case DialogEffect.LookUp look:
                    LookAgain(conversation, look.Ticket);
                    break;
            }
        }
    }

    /// <summary>The commit failed, and may have been written all the same. Then nothing is sent for it, and it must not be left without an answer.</summary>
    public void InDoubt(Conversation conversation, DialogStep step, CancelTicket? ticket)
    {
        if (ticket is not null)
        {
            canceller.AskWhether(ticket, conversation.User.Session);
        }

        if (step.Effects.OfType<DialogEffect.StartAll>().Any())
        {
            lists.AskWhether(conversation.Id, conversation.User);
        }
    }

    /// <summary>
    /// A look that learns nothing leaves the card as it is, so the tap's answer has to say so. It is held back for that, but not for longer than
    /// somebody looks at a button that spins.
    /// </summary>
    private void LookAgain(Conversation conversation, TicketId ticket)
    {
        var came = new TaskCompletionSource<OneLook>(TaskCreationOptions.RunContinuationsAsynchronously);
        canceller.LookAgain(ticket, conversation.User.Session, came.SetResult);
        if (conversation.Update is not IncomingTap tap)
        {
            return;
        }

        background.Run("the answer to another look", async () =>
        {
            await Task.WhenAny(came.Task, Task.Delay(AnswerWithin, time));
            var (text, alert) = !came.Task.IsCompleted ? (Toasts.Reading, false) : await came.Task switch
            {
                { WasRead: true } => (Toasts.ReadAnew, false),
                { Error: { } unread } => (ErrorLines.NothingRead(unread), true),
                _ => (Toasts.OnItsWay, false),
            };
            replies.Answer(tap, text, alert: alert);
        });
    }
}
