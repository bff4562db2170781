using System.Globalization;
using System.Text;

namespace BracketBot.Sandbox.Page;

/// <summary>
/// Posts the content of the page's composer to the real program. The page can't do that itself: it may only connect to its own origin, and the program
/// admits no other site.
/// </summary>
internal static class AlertPosts
{
    /// <summary>All posts, however many, leave evenly within this time.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);

    /// <summary>The program should answer within 100 ms; this is how long to wait for one that does not.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>Becomes 1, 2, 3…, so that a burst can hold different alerts.</summary>
    private const string Counter = "{{n}}";

    /// <returns>An answer for each post, in the order they left.</returns>
    public static async Task<IReadOnlyList<AlertAnswer>> SendAsync(Uri address, string body, int times, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
        {
            Timeout = AnswerWithin,
        };
        // This measures a real process over a real connection, so the simulated clock has no part in it.
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        var posts = new List<Task<AlertAnswer>>(times);
        for (var i = 0; i < times; i++)
        {
            var wait = (Within * i / times) - clock.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancel);
            }

            posts.Add(SendOneAsync(http, address, body.Replace(Counter, (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), clock, cancel));
        }

        return await Task.WhenAll(posts);
    }

    private static async Task<AlertAnswer> SendOneAsync(HttpClient http, Uri address, string body, TimeProvider clock, CancellationToken cancel)
    {
        // Like TradingView: what looks like JSON is sent as JSON.
        using var content = new StringContent(body, Encoding.UTF8, body.TrimStart().StartsWith('{') ? "application/json" : "text/plain");
        var start = clock.GetTimestamp();
        try
        {
            using var answer = await http.PostAsync(address, content, cancel);
            var said = await answer.Content.ReadAsStringAsync(cancel);
            return new((int)answer.StatusCode, Since(start), said.Trim());
        }
        catch (HttpRequestException failure)
        {
            return new(null, Since(start), failure.HttpRequestError == HttpRequestError.ConnectionError ? "nobody answers there" : "the connection was cut");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, Since(start), "no answer in time");
        }

        int Since(long moment) => (int)Math.Round(clock.GetElapsedTime(moment).TotalMilliseconds);
    }
}
