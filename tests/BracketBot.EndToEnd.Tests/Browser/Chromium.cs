using Microsoft.Playwright;

namespace BracketBot.EndToEnd.Browser;

/// <summary>The machine's own Chromium. Nothing is ever downloaded; where there is none, the test is skipped, but never in CI.</summary>
internal static class Chromium
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",

        // Whatever the page may ask for by name, it is not to be had.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        if (!File.Exists(Program))
        {
            var reason = $"The browser tests need Chromium at {Program}.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Skip(reason);
        }

        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }
}
