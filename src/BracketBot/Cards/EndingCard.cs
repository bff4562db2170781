using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;

namespace BracketBot.Cards;

/// <summary>A dialog that ended without a ticket.</summary>
internal static class EndingCard
{
    public static Card Of(Ending ending, CardFrame frame)
    {
        var text = new CardText();
        switch (ending)
        {
            case Ending.Kept e:
                text.Bold("Kept");
                text.LineIf(e.Bracket is not null, $"{(e.Leg is { } l ? LegLines.Name(e.Bracket, l) + " · " : "")}{e.Bracket?.Symbol}");
                text.Codes(e.Bracket?.Id.Value ?? "");
                break;
            case Ending.Expired e:
                text.Bold("Expired: nothing was sent").Line($"{LegLines.Name(e.Bracket, e.Leg)} · {e.Bracket.Symbol}").Codes(e.Bracket.Id.Value);
                break;
            case Ending.LegGone e:
                text.Bold(NoticeLines.GoneHeadline(e.Now));
                if (e is { Now.IsFilled: true, After: { HeldIsUntold: false, HeldQuantity: > 0 and var held } after })
                {
                    text.Bold(PositionLines.Filled(after, held, after.Legs.Where(l => l is { IsOpen: true, MayBeStop: true }).Sum(l => l.OpenQuantity)));
                }

                text.Line($"{LegLines.Name(e.Bracket, e.Leg)} · {e.Bracket.Symbol}");
                text.LineIf(e.Now is not null, e.Now is { } now ? $"{now.Status} · {LegLines.Filled(now)}" : "");
                text.Codes(e.Bracket.Id.Value);
                break;
            case Ending.AlertOver e:
                AlertLines.Add(text, e.Alert, frame);
                text.Line(e.Dismissed ? "Kept: nothing was sent." : "These buttons have expired.");
                break;
            case Ending.Unread e when e.Question is BookQuestion.ShowAlert { Alert: var alert }:
                AlertLines.Add(text, alert, frame);
                text.Line(ErrorLines.Headline(e.Error) + ": your orders can't be shown.");
                NoticeLines.AddWord(text, e.Error);
                break;
            case Ending.Unread e:
                text.Bold(ErrorLines.Headline(e.Error));
                NoticeLines.AddWord(text, e.Error);
                break;
        }

        text.Codes(frame.ClientId.Value);
        if (ending is Ending.Unread { Error: BrokerError.NotLoggedIn })
        {
            text.LineIf(frame.Login is not null, "Log in here, and this card comes back as it stands then.");
        }

        return new Card(text.ToString(), [.. ending is Ending.Unread { Error: BrokerError.NotLoggedIn } ? frame.LoginRow : [], [frame.Button(ending is Ending.Unread { Question: not BookQuestion.ShowAlert } ? "Try again" : "Look again", DialogAction.Again)]]);
    }
}
