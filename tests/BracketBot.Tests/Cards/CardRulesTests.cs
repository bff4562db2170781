using System.Text;
using System.Text.RegularExpressions;
using BracketBot.Cards;
using BracketBot.Core.Chat;
using BracketBot.Core.Dialogs;

namespace BracketBot.Tests.Cards;

/// <summary>What holds for every card.</summary>
public sealed partial class CardRulesTests
{
    private const int Phone = 36;

    public static TheoryData<string> Names { get; } = [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_BeginsWithABoldLineThatFitsAPhone(string name)
    {
        var card = Of(name);

        Assert.StartsWith("<b>", card.Html, StringComparison.Ordinal);
        Assert.EndsWith("</b>", card.Html.Split('\n')[0], StringComparison.Ordinal);
        if (name is not ("confirm, slow check" or "bracket, blocked"))
        {
            Assert.InRange(Samples.Shown(card).Split('\n')[0].Length, 1, Phone);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_PartsOfALine_FitAPhone(string name)
    {
        // A line may wrap at its dots, and a sentence where it likes.
        var parts = Samples.Shown(Of(name)).Split('\n').Skip(1).SelectMany(l => l.Split(" · ")).Where(p => !p.EndsWith('.') && !p.EndsWith('…'));

        Assert.All(parts, part => Assert.True(part.Length <= Phone || part.Contains("not yet confirmed", StringComparison.Ordinal), $"{part.Length} characters: {part}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_SaysNothingTwice_AndEndsInNoBlankLine(string name)
    {
        var lines = Samples.Shown(Of(name)).Split('\n');

        Assert.NotEqual("", lines[^1]);
        Assert.NotEqual("", lines[0]);
        Assert.DoesNotContain("\n\n\n", Samples.Shown(Of(name)), StringComparison.Ordinal);
        if (name is not ("list" or "alert, many" or "bracket" or "bracket, no such leg" or "bracket, several" or "bracket, blocked"))
        {
            Assert.Distinct(lines.Where(l => l.Length > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_TimesOnIt_CarryTheirMoment(string name) =>
        Assert.DoesNotMatch("[0-9]{2}:[0-9]{2}:[0-9]{2}", Moment().Replace(Of(name).Html, ""));

    [Fact]
    public void Card_Time_ReadsByTheMarketsClockAndIsTheSameMomentEverywhere() => Assert.Contains(
        "ENTRY · <tg-time unix=\"1710392462\">10:31:02 IST</tg-time>", Of("cancelled").Html, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_IsRedOnlyWhereItCancels(string name)
    {
        var state = Samples.All[name];
        var red = Of(name).Buttons.SelectMany(row => row).Where(b => b.Style == ButtonStyle.Danger).ToList();

        switch (state)
        {
            case DialogState.Confirming confirming:
                var button = Assert.Single(red);
                Assert.Equal($"Cancel {LegLines.Word(confirming.ShownLeg)}", button.Text);
                var row = Assert.Single(Of(name).Buttons, r => r.Contains(button));
                Assert.Equal([button.Text, "Keep"], row.Take(2).Select(b => b.Text));
                break;
            case DialogState.Alerting alerting:
                Assert.Equal(Math.Min(alerting.Choices.Count, 6), red.Count);
                Assert.All(red, b => Assert.StartsWith("Cancel ", b.Text, StringComparison.Ordinal));
                break;
            case DialogState.PreviewingAll { Preview.Brackets.Count: > 0 } or DialogState.ArmingAll:
                Assert.StartsWith("Cancel ", Assert.Single(red).Text, StringComparison.Ordinal);
                break;
            default:
                Assert.Empty(red);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_ButtonsCarryAtMost64BytesAndAreTakenBack(string name) => Assert.All(Of(name).Buttons.SelectMany(row => row), button =>
    {
        Assert.InRange(button.Text.Length, 1, 32);
        if (button.CallbackData is null)
        {
            // Disabled, which is only what shows that a tap would do nothing: a cancel on its way, or a red button that does not listen yet.
            Assert.True(Samples.All[name] is DialogState.Cancelling || (Samples.IsDimmed(Samples.All[name]) && button.Style == ButtonStyle.Danger), button.Text);
            return;
        }

        Assert.InRange(Encoding.UTF8.GetByteCount(button.CallbackData), 1, 64);
        if (button.CallbackData.StartsWith($"{HookCards.Kind}:", StringComparison.Ordinal))
        {
            // An alert's address is paused from its card, and is no part of the dialog.
            return;
        }

        var tap = DialogTap.Parse(button.CallbackData);
        Assert.Equal((Samples.Frame.Dialog, Samples.Frame.Version), (tap!.Dialog, tap.Version));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_Dimmed_DiffersFromTheOneThatListensInNothingButItsRedButtons(string name)
    {
        var (card, live) = (Of(name), DialogCards.Of(Samples.Listening(Samples.All[name]), Samples.Frame));

        Assert.Equal(live.Html, card.Html);
        Assert.Equal(Buttons(live).Select(b => (b.Text, b.Style)), Buttons(card).Select(b => (b.Text, b.Style)));
        Assert.Equal(Buttons(live).Where(b => b.Style == ButtonStyle.Plain), Buttons(card).Where(b => b.Style == ButtonStyle.Plain));
        if (Samples.IsDimmed(Samples.All[name]))
        {
            Assert.All(Buttons(card).Where(b => b.Style == ButtonStyle.Danger), b => Assert.Null(b.CallbackData));
            Assert.All(Buttons(live), b => Assert.NotNull(b.CallbackData));
        }

        static IEnumerable<CardButton> Buttons(Card card) => card.Buttons.SelectMany(row => row);
    }

    [Theory]
    [InlineData("sending", "Sending…")]
    [InlineData("looking", "Looking…")]
    public void Card_OfACancelOnItsWay_HasOneButtonThatDoesNothing(string name, string text) =>
        Assert.Equal([CardButton.Disabled(text)], Assert.Single(Of(name).Buttons));

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_ThatNamesAnOrder_NamesItAsCode(string name)
    {
        var html = Of(name).Html;

        Assert.Equal(
            html.Split("20240314929").Length,
            html.Split("<code>20240314929</code>").Length);
        if (Samples.All[name] is DialogState.Confirming s)
        {
            Assert.Contains($"<code>{s.Leg.OmsOrderId}</code> · <code>{s.Leg.ExchangeOrderId}</code>", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Card_OfAForgottenState_SaysThatNothingWasSent() =>
        Assert.Contains("Nothing was sent.", DialogCards.Of(new DialogState.Idle(), Samples.Frame).Html, StringComparison.Ordinal);

    private static Card Of(string name) => DialogCards.Of(Samples.All[name], Samples.Frame);

    [GeneratedRegex("<tg-time unix=\"[0-9]+\">[0-9:]{8}( IST)?</tg-time>")]
    private static partial Regex Moment();
}
