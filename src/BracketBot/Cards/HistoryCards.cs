using System.Globalization;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>A member's own cancels, newest first, and each as it was confirmed.</summary>
internal static class HistoryCards
{
    /// <summary>The first part of these buttons' callback data: <c>y:&lt;ticket&gt;:&lt;action&gt;</c>.</summary>
    public const string Kind = "y";

    /// <summary>Cancels per page.</summary>
    public const int PageSize = 8;

    /// <param name="isFirst">False after the first page.</param>
    public static Card Page(IReadOnlyList<PastCancel> page, bool isFirst, bool hasMore, TimeZoneInfo zone)
    {
        var text = new CardText().Bold(page.Count > 0 ? "Your cancels" : isFirst ? "No cancels yet" : "No more cancels");
        for (var i = 0; i < page.Count; i++)
        {
            var (cancel, day) = (page[i], TimeZoneInfo.ConvertTime(page[i].At, zone).ToString("d MMM", CultureInfo.InvariantCulture));
            text.Gap().Line($"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {day} ", new MarketTime(cancel.At, zone).Bare, $" · {Outcome(cancel)}{Took(cancel)}");
            text.Line($"{LegLines.Name(cancel.Bracket, cancel.Leg)} · {cancel.Bracket.Symbol} · {cancel.ClientId}").Codes(cancel.Leg.OmsOrderId.Value);
        }

        List<CardButton> turns = [];
        if (!isFirst)
        {
            turns.Add(new CardButton("Newest", $"{Kind}::page"));
        }

        if (hasMore)
        {
            turns.Add(new CardButton("Older ›", $"{Kind}:{page[^1].Id}:page"));
        }

        return new Card(text.ToString(),
        [
            .. page.Select((c, i) => new CardButton((i + 1).ToString(CultureInfo.InvariantCulture), $"{Kind}:{c.Id}:show")).Chunk(4).Select(row => (IReadOnlyList<CardButton>)row),
            .. turns.Count > 0 ? [turns] : (IReadOnlyList<IReadOnlyList<CardButton>>)[],
        ]);
    }

    /// <summary>The confirmed card and what became of it. Its HTML is the bot's own, stored with the ticket.</summary>
    public static Card One(PastCancel cancel, TimeZoneInfo zone)
    {
        var text = new CardText()
            .Bold(Outcome(cancel))
            .Line("Confirmed ", new MarketTime(cancel.At, zone), string.Create(CultureInfo.InvariantCulture, $", {TimeZoneInfo.ConvertTime(cancel.At, zone):d MMM yyyy}{Took(cancel)}"));
        var word = cancel.Answer switch
        {
            { Error: { } error } => ErrorLines.Word(error),
            { Taken: { } taken } => taken.Message,
            _ => "",
        };
        text.LineIf(word.Length > 0, word).Gap().Line("The card said:");
        return new Card($"{text}\n<blockquote>{cancel.CardText}</blockquote>", [[new CardButton("All cancels", $"{Kind}::page")]]);
    }

    public static string ExportCaption(long count, bool everybody) => new CardText()
        .Line(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(everybody ? count == 1 ? "entry of the audit" : "entries of the audit" : count == 1 ? "cancel of yours" : "cancels of yours")}"))
        .ToString();

    public static Card ExportUsage(bool isAdmin) => new(
        new CardText()
            .Bold("Which days?")
            .Codes("/export")
            .Codes("/export 2026-11-01")
            .Codes("/export 2026-11-01 2026-11-30")
            .Codes(isAdmin ? "/export all 2026-11-01" : "")
            .Line("The first day and the last, by the market's clock.")
            .ToString(), []);

    public static readonly Card ExportTooLarge = new(
        new CardText().Bold("That is too much for a message").Line("Ask for fewer days. The operator gets all with: bracketbot audit export FILE").ToString(), []);

    public static readonly Card ExportNotSent = new(new CardText().Bold("The file could not be sent").Line("Try again in a while.").ToString(), []);

    private static string Outcome(PastCancel cancel) => cancel.Outcome is { } outcome ? Words(outcome) : "on its way";

    private static string Words(CancelOutcome outcome) => outcome switch
    {
        CancelOutcome.Cancelled => "cancelled",
        CancelOutcome.Refused => "refused",
        CancelOutcome.NotLoggedIn => "session over",
        CancelOutcome.NotSent => "not sent",
        CancelOutcome.AlreadyFilled => "already filled",
        CancelOutcome.AlreadyCancelled => "already cancelled",
        CancelOutcome.StillOpen => "still open",
        CancelOutcome.UnderWay => "under way",
        CancelOutcome.Ended => "no longer open",
        CancelOutcome.ClosedAtMarket => "closed at market",
        CancelOutcome.Unknown => "outcome not known",
    };

    private static string Took(PastCancel cancel) => cancel.Took is { } took
        ? took.TotalSeconds < 10 ? string.Create(CultureInfo.InvariantCulture, $" · {took.TotalSeconds:0.0} s") : string.Create(CultureInfo.InvariantCulture, $" · {took.TotalSeconds:0} s")
        : "";
}
