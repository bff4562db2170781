using BracketBot.Core.Accounts;
using BracketBot.Telegram.Updates;

namespace BracketBot.Hosting;

/// <summary><c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: the database answers and Telegram was heard of lately.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n"));
        routes.MapGet("/health/ready", async (IAccountStore accounts, PollingSource polling, TimeProvider time, CancellationToken cancellation) =>
        {
            await accounts.FindAsync(new TelegramUserId(0), cancellation);
            return polling.LastPollOk is { } last && time.GetUtcNow() - last < Lately
                ? Results.Text("ready\n")
                : Results.Text("Telegram was not heard of within a minute\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
