using BracketBot.Core.Alerts;

namespace BracketBot.Alerts;

/// <summary><c>POST /alerts/{key}</c>.</summary>
internal static class AlertEndpoint
{
    /// <summary>
    /// No answer comes sooner than this, so that a key that nobody has can't be told by its answer coming sooner: a known one costs a commit.
    /// </summary>
    private static readonly TimeSpan NoSooner = TimeSpan.FromMilliseconds(40);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/alerts/{key}", HandleAsync);

    private static async Task<IResult> HandleAsync(string key, HttpRequest request, AlertIntake intake, TimeProvider time, CancellationToken cancellation)
    {
        var floor = Task.Delay(NoSooner, time, cancellation);
        var body = await ReadAsync(request, cancellation);
        var status = body is { } bytes ? await intake.TakeAsync(key, bytes) : StatusCodes.Status413PayloadTooLarge;
        await floor;
        return status switch
        {
            StatusCodes.Status404NotFound => Results.Text("no such address\n", statusCode: status),
            StatusCodes.Status413PayloadTooLarge => Results.Text($"an alert takes at most {AlertLimits.Body} bytes\n", statusCode: status),
            StatusCodes.Status429TooManyRequests => Results.Text("too many alerts: at most 300 a minute, and 20 a second over 10 s\n", statusCode: status),
            StatusCodes.Status503ServiceUnavailable => Results.Text("not stored yet: the database can't be written\n", statusCode: status),
            _ => Results.Text("taken\n", statusCode: status),
        };
    }

    /// <summary>The whole body; null where it is too long.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > AlertLimits.Body)
        {
            return null;
        }

        var buffer = new byte[AlertLimits.Body + 1];
        var length = 0;
        int read;
        while (length < buffer.Length && (read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
        }

        // Not with "? null :", which makes an empty memory of the null.
        if (length > AlertLimits.Body)
        {
            return null;
        }

        return buffer.AsMemory(0, length);
    }
}
