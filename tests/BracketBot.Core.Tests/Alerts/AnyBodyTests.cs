using System.Globalization;
using System.Text;
using System.Text.Json;
using BracketBot.Core.Alerts;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Stored;
using BracketBot.Core.Tests.Dialogs;
using BracketBot.Core.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Core.Tests.Alerts;

/// <summary>Whatever is posted to a hook: it is read, it holds no key, and it sends nothing. <c>BRACKETBOT_GENERATED</c> says how many; 2,000 else.</summary>
public class AnyBodyTests
{
    private const string Key = "q1W-2e_R3tY4uI5oP6aS7dF8gH9jK0lZxCvBnM_-a1b";

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "'", "“", "”", "\\", "\\\"", "\\u", "\\u005f", "%", "%5F", "%25", "&", "&amp;", "&#45;", "=", "=\r\n", "\n", "\r", "\t", " ", "\u200b", "\u202e", "\ufeff", "\0",
        "\ud83d\ude00", "null", "NaN", "true", "{{ticker}}", "{{close}}", "1", "-1", "1e999", "20240314929", "0x", "symbol", "\"symbol\":\"IDEA-EQ\"", "ticker", "stocks", "IDEA,SBIN", "IDEA", "order", "sell",
        "side", "text", "\"text\":\"Exit\"", "symbol=IDEA", "payload={\"text\":", "embeds", "--x", "Content-Disposition: form-data; name=\"text\"\r\n\r\n", "Symbol: IDEA", "NIFTY24MAR22000CE", "NIFTY1!",
        "NIFTY 28 MAR 22000 CE", "https://bot.example.com/alerts/", "alerts/", "alerts\\/", "<b>", "```json",
    ];

    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("BRACKETBOT_GENERATED"), CultureInfo.InvariantCulture, out var count) ? count : 2_000;

    [Fact]
    public void Read_AnyBody_IsWithinLimitsUnreadableForNobodyAndWithoutTheKey() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Count).WithQuietOnSuccess(true), Prop.ForAll(Bodies().ToArbitrary(), body =>
        {
            var alert = AlertBody.Read(body, SampleAlert.Frame(), Key);

            string[] fields = [alert.Order, alert.Leg, alert.Symbol, alert.Exchange, alert.Side, .. alert.Symbols, .. alert.Others.SelectMany(f => new[] { f.Name, f.Value })];
            Assert.True(alert.Text.Length <= AlertLimits.Text && alert.Others.Count <= AlertLimits.Fields && fields.All(f => f.Length <= AlertLimits.Field));
            Assert.All([alert.Text, .. fields], AssertUnkeyed);
            var stored = JsonSerializer.Serialize(alert, CoreJson.Default.Alert);
            Assert.Equal(alert.Text, JsonSerializer.Deserialize(stored, CoreJson.Default.Alert)?.Text);

            // A card at most.
            var step = CancelDialog.Step(
                new DialogState.Idle(), new DialogInput.BookRead(new BookQuestion.ShowAlert(alert, null), SampleBook.Full), SampleTime.Now, SampleStates.Rules);
            Assert.IsType<DialogState.Alerting>(step.State);
            Assert.Empty(step.Effects);
        }));

    /// <summary>No run of the key as long as what is masked, whatever stands between its characters.</summary>
    private static void AssertUnkeyed(string text)
    {
        var letters = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')).ToUpperInvariant();
        for (var at = 0; letters.Length >= 16 && at + 16 <= Key.Length; at++)
        {
            Assert.DoesNotContain(Key.Substring(at, 16).ToUpperInvariant(), letters, StringComparison.Ordinal);
        }
    }

    private static Gen<byte[]> Bodies()
    {
        var way = Gen.Elements<Func<string, string>>(
            k => k, k => k.ToUpperInvariant(), k => k.Replace("_", "%5F", StringComparison.Ordinal), k => k.Replace("_", "\\u005f", StringComparison.Ordinal), k => k.Insert(20, "\n"),
            k => string.Join('\u200b', k.ToCharArray()), k => k[5..], k => k[..30]);
        var piece = Gen.Frequency((12, Gen.Elements(Pieces)), (2, way.Select(w => w(Key))), (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get)));
        var text = piece.ListOf().Select(pieces => string.Concat(pieces));
        var json = from name in piece from value in text from symbol in piece select JsonSerializer.Serialize(new Dictionary<string, string> { [name] = value, ["symbol"] = symbol, ["webhook_url"] = Key }, Plain);
        return Gen.OneOf(text.Select(t => Encoding.UTF8.GetBytes(t)), json.Select(t => Encoding.UTF8.GetBytes(t)), ArbMap.Default.GeneratorFor<byte[]>());
    }

    private static readonly JsonSerializerOptions Plain = new() { TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };
}
