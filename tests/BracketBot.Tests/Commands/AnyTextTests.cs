using System.Globalization;
using BracketBot.Commands;
using BracketBot.Core.Dialogs;
using BracketBot.Tests.Cards;
using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Tests.Commands;

/// <summary>Whatever is typed: it is read, and leads to a card at most. <c>BRACKETBOT_GENERATED</c> says how many; 2,000 else.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Pieces =
    [
        "/", "/cancel", "cancel", "Cancel", "all", "don’t", "20240314929", "20240314930", "2024", "٢٠٢٤٠٣١٤٩٢٩", "２０２４", "-", "–", "—", "−", "ENTRY", "entry", "sl", "stop loss", "take profit", "target", "2nd",
        "IDEA", "idea-eq", "NSE:IDEA", "M&M", "NIFTY 22000 CE", " ", "\u00a0", "\u200b", "\u202e", "\ufeff", "\n", ",", ".", "…", ":", "#", "'s", "“", "”", "@BracketBot", "please", "the", "of", "😀", "\ud83d", "\0",
        "9223372036854775808", "1.5e10",
    ];

    [Fact]
    public void Read_AnyText_AsksTheBookAndSendsNothing()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("BRACKETBOT_GENERATED"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 2_000;
        var piece = Gen.Frequency((12, Gen.Elements(Pieces)), (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get)));
        var text = from pieces in piece.ListOf() from between in Gen.Elements("", " ", ", ") select string.Join(between, pieces);
        var book = BracketBot.Core.Orders.OrderBook.From(new BracketBot.Core.Orders.OrderRows([Samples.EntryRow], []), null, Samples.Now);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true), Prop.ForAll(text.ToArbitrary(), typed =>
        {
            var plain = TypedText.Plain(typed);
            var arguments = CommandText.Command(plain)?.Arguments ?? plain;
            var question = TypedCancel.Read(arguments).Question;
            var step = CancelDialog.Step(new DialogState.Idle(), new DialogInput.BookRead(question, book), Samples.Now, new DialogRules(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)));

            Assert.DoesNotContain(step.Effects, e => e is DialogEffect.OpenTicket or DialogEffect.StartAll);
            Assert.True(step.State is DialogState.Confirming or DialogState.ChoosingLeg or DialogState.ChoosingOrder);

            // What leads to a confirm card names the bracket, or a leg that only it has.
            Assert.True(step.State is not DialogState.Confirming || question is BookQuestion.OpenLeg or BookQuestion.OpenBracket);
        }));
    }
}
