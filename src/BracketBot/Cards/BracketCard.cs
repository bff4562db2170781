using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>One bracket with its legs, and a button for each leg that can be cancelled.</summary>
internal static class BracketCard
{
    public static Card Of(DialogState.ChoosingLeg state, CardFrame frame)
    {
        var bracket = state.Bracket;
        var text = new CardText();
        NoticeLines.Add(text, state.Notice, bracket);
        if (bracket.Legs.Any(l => l.Block is null))
        {
            text.Bold("Which leg?");
        }
        else if (state.Notice is not Notice.LegBlocked)
        {
            text.Bold("Nothing to cancel here");
        }

        LegLines.AddTitle(text, bracket, bracket.Side, LegLines.Quantity(bracket));
        foreach (var leg in bracket.Legs)
        {
            text.Gap().Bold(LegLines.Name(leg)).Parts(LegLines.Prices(leg), LegLines.Filled(leg)).Line($"{leg.Ref.Indicator} · {leg.Status}");
            text.LineIf(leg.Block is CancelBlock.NotYetAtExchange && state.Notice is not Notice.LegBlocked, "Not at the exchange yet.");
            text.LineIf(leg.Block is CancelBlock.LegUnclear or CancelBlock.IdUnclear or CancelBlock.StatusUnclear, $"No button: {LegLines.Why(leg.Block ?? default)}");
        }

        DoubtLines.Add(text, state.Doubts);

        text.Gap().Codes(bracket.Id.Value).Line($"{frame.ClientId} · ", frame.Clock(state.ReadAt));
        return new Card(text.ToString(), Buttons(state, frame));
    }

    private static List<IReadOnlyList<CardButton>> Buttons(DialogState.ChoosingLeg state, CardFrame frame)
    {
        var rows = new List<IReadOnlyList<CardButton>>();
        var legs = state.Bracket.Legs;
        for (var i = 0; i < legs.Count; i++)
        {
            if (legs[i].Block is null)
            {
                rows.Add([frame.Button(LegLines.Pick(legs[i], legs), DialogAction.Leg, i)]);
            }
        }

        List<CardButton> last = [frame.Button("Refresh", DialogAction.Refresh)];
        if (rows.Count > 0)
        {
            last.Add(frame.Button("Keep", DialogAction.Keep));
        }

        last.Add(frame.Button("Back", DialogAction.Back));
        rows.Add(last);
        return rows;
    }
}
