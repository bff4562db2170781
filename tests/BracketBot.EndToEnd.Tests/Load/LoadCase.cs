using System.Globalization;

namespace BracketBot.EndToEnd.Load;

/// <summary>A rate of dialogs, and the ways that they take in turn: each delay of Telegram's with each of the broker's.</summary>
/// <param name="PerSecond">Dialogs that begin, whether or not earlier ones are over.</param>
/// <param name="Ways">In the order of a shuffled pack, so that neighbours differ.</param>
/// <param name="Seconds">How long dialogs begin.</param>
internal sealed record LoadCase(int PerSecond, IReadOnlyList<Way> Ways, double Seconds)
{
    private const int Seed = 20240314;

    public int Dialogs => (int)(PerSecond * Seconds);

    /// <param name="telegramMs">Delays, separated by commas.</param>
    /// <param name="brokerMs">Delays, separated by commas.</param>
    public static LoadCase Of(int perSecond, string telegramMs, string brokerMs, double seconds)
    {
        Way[] ways = [.. from t in Numbers(telegramMs) from b in Numbers(brokerMs) select new Way(t, b)];
        new Random(Seed).Shuffle(ways);
        return new LoadCase(perSecond, ways, seconds);
    }

    /// <summary>
    /// The dialogs with when they are due: Poisson arrivals, as of many people who know nothing of each other. The same every time.
    /// </summary>
    public IReadOnlyList<LoadDialog> Schedule()
    {
        var random = new Random(Seed);
        var due = TimeSpan.Zero;
        var dialogs = new List<LoadDialog>();
        for (var number = 0; number < Dialogs; number++)
        {
            due += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / PerSecond);
            var way = Ways[number % Ways.Count];

            // Half of them tap before the bot has heard that its card stands, some just when it has, some well after.
            var look = random.Next(4) switch
            {
                0 or 1 => TimeSpan.Zero,
                2 => way.Telegram + TimeSpan.FromMilliseconds(5),
                _ => (2 * way.Telegram) + TimeSpan.FromMilliseconds(50),
            };
            dialogs.Add(new LoadDialog(number, due, way, look));
        }

        return dialogs;
    }

    private static IEnumerable<int> Numbers(string text) => text.Split(',').Select(n => int.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture));
}
