using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>Open brackets, a page at a time.</summary>
internal static class OrderListCard
{
    public static Card Of(DialogState.ChoosingOrder state, CardFrame frame)
    {
        var page = state.Page;
        var text = new CardText();
        var isUnclear = state.Notice is Notice.OrderNotOpen asked && page.Doubts?.Rows.Any(r => r.Order.Value == asked.OrderText) == true;
        NoticeLines.Add(text, isUnclear ? null : state.Notice);
        if (isUnclear)
        {
            text.Bold("It can't be cancelled from here");
        }
        else if (state.Notice is Notice.OrderNotOpen)
        {
            text.Line(page.Brackets.Count > 0 ? "The nearest that are open:" : "Nothing is open.");
        }
        else if (state.Notice is Notice.SeveralBrackets)
        {
            text.LineIf(page.Total > page.Brackets.Count, $"and {page.Total - page.Brackets.Count} more, see all open brackets");
        }
        else
        {
            text.Bold(page.Total switch
            {
                0 => page.Doubts is null ? "No open brackets" : "No open bracket that can be read",
                1 => "1 open bracket",
                _ => $"{page.Total} open brackets",
            });
        }

        foreach (var bracket in page.Brackets)
        {
            text.Gap();
            AddBracket(text, bracket);
        }

        DoubtLines.Add(text, page.Doubts);
        var place = page.Pages > 1 ? $"Page {page.Page + 1} of {page.Pages} · " : "";
        text.Gap().Line($"{place}{frame.ClientId} · ", frame.Clock(page.ReadAt));
        return new Card(text.ToString(), Buttons(state, frame));
    }

    private static void AddBracket(CardText text, BracketOrder bracket)
    {
        text.BoldThenCode(bracket.Symbol, $"{LegLines.Side(bracket.Side)} {LegLines.Quantity(bracket)}", bracket.Id.Value);
        foreach (var line in LegLines.Short(bracket.Legs))
        {
            text.Line(line);
        }

        text.LineIf(IsUnclear(bracket), $"No button: {LegLines.Why(bracket.Legs.FirstOrDefault(IsUnclear)?.Block ?? default)}");
    }

    /// <summary>True if none of the open legs can ever be cancelled from the bot: a button would lead to a card without one.</summary>
    private static bool IsUnclear(BracketOrder bracket) => bracket.Legs.Any(IsUnclear) && bracket.Legs.All(l => !l.IsOpen || IsUnclear(l));

    private static bool IsUnclear(OrderLeg leg) => leg.Block is CancelBlock.LegUnclear or CancelBlock.IdUnclear or CancelBlock.StatusUnclear;

    private static List<IReadOnlyList<CardButton>> Buttons(DialogState.ChoosingOrder state, CardFrame frame)
    {
        var page = state.Page;
        var rows = new List<IReadOnlyList<CardButton>>();
        for (var i = 0; i < page.Brackets.Count; i++)
        {
            var bracket = page.Brackets[i];
            if (IsUnclear(bracket))
            {
                continue;
            }

            rows.Add([frame.Button($"{bracket.Symbol} · {bracket.Id}", DialogAction.Bracket, i)]);
        }

        var turns = new List<CardButton>();
        if (page.Page > 0)
        {
            turns.Add(frame.Button("‹ Previous", DialogAction.Page, page.Page - 1));
        }

        turns.Add(frame.Button(state.Notice is Notice.OrderNotOpen or Notice.SeveralBrackets ? "All open brackets" : "Refresh", DialogAction.Refresh));
        if (page.Page + 1 < page.Pages)
        {
            turns.Add(frame.Button("Next ›", DialogAction.Page, page.Page + 1));
        }

        rows.Add(turns);
        return rows;
    }
}
