using System.Net;
using System.Text.Json;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>Answers requests one after the other as scripted, and says when the script is at its end; then it hangs.</summary>
internal sealed class PollScript : HttpMessageHandler
{
    private readonly Queue<Func<JsonElement, HttpResponseMessage>> _steps = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<(string Method, JsonElement Body)> Requests { get; } = [];

    public IReadOnlyList<JsonElement> Polls => [.. Requests.Where(r => r.Method == "getUpdates").Select(r => r.Body)];

    /// <summary>Completes when a request came that the script has no answer for.</summary>
    public Task Over => _over.Task;

    public static string Batch(params string[] updates) => $$"""{"ok":true,"result":[{{string.Join(',', updates)}}]}""";

    public static string Tap(int id) =>
        $$$"""{"update_id":{{{id}}},"callback_query":{"id":"tap{{{id}}}","from":{"id":7,"is_bot":false},"data":"d:x:ok"}}""";

    /// <param name="before">Runs while the poll is open.</param>
    public PollScript Then(string body, HttpStatusCode status = HttpStatusCode.OK, Action? before = null)
    {
        _steps.Enqueue(_ =>
        {
            before?.Invoke();
            return new HttpResponseMessage(status) { Content = new StringContent(body) };
        });
        return this;
    }

    public PollScript ThenError(int code, string description) => Then(
        $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""", (HttpStatusCode)code);

    public PollScript ThenBroken(Exception failure)
    {
        _steps.Enqueue(_ => throw failure);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = JsonDocument.Parse(request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "{}").RootElement;
        Requests.Add((request.RequestUri!.Segments[^1], body));
        if (_steps.TryDequeue(out var step))
        {
            return step(body);
        }

        _over.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException();
    }
}
