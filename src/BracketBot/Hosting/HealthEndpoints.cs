using BracketBot.Core.Accounts;
using BracketBot.Storage;
using BracketBot.Telegram.Updates;

namespace BracketBot.Hosting;

/// <summary>
/// <c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: the database answers and Telegram was heard of lately; a second line tells what
/// can't go on like this.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n"));
        routes.MapGet("/health/ready", async (IMemberStore members, StorageUpkeep upkeep, PollingSource polling, TimeProvider time, CancellationToken cancellation) =>
        {
            await members.FindAsync(new TelegramUserId(0), cancellation);
            return polling.LastPollOk is { } last && time.GetUtcNow() - last < Lately
                ? Results.Text(Ready(upkeep.Failing))
                : Results.Text("Telegram was not heard of within a minute\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    /// <summary>Commits are taken, so the bot is ready.</summary>
    /// <param name="failing">What the database can't do; null for nothing.</param>
    internal static string Ready(string? failing) => failing is null ? "ready\n" : $"ready\n{failing}; the log says why\n";
}
