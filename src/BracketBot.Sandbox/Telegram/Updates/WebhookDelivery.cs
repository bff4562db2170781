using System.Text;

namespace BracketBot.Sandbox.Telegram.Updates;

/// <summary>
/// Posts updates to the webhook, several in parallel as Telegram does, and retries with a growing pause until the answer is 2xx ("setWebhook"). An update
/// that is not accepted stays pending.
/// </summary>
internal sealed class WebhookDelivery : IAsyncDisposable
{
    /// <summary>Telegram's own default of max_connections.</summary>
    private const int SideBySide = 40;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly World _world;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<Task, long> _underWay = [];
    private readonly Task _running;

    public WebhookDelivery(World world)
    {
        _world = world;
        _running = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var change = _world.Changes.Next.WaitAsync(_stop.Token);
            foreach (var update in Due())
            {
                _underWay.Add(DeliverAsync(update), update.UpdateId);
            }

            await Task.WhenAny([change, .. _underWay.Keys]);
            foreach (var done in _underWay.Keys.Where(task => task.IsCompleted).ToArray())
            {
                _underWay.Remove(done);
                await done;
            }
        }

        await Task.WhenAll(_underWay.Keys);
    }

    private IReadOnlyList<QueuedUpdate> Due()
    {
        lock (_world.Gate)
        {
            if (_world.Webhook is null)
            {
                return [];
            }

            var fresh = _world.Updates.Pending.Where(update => !_underWay.ContainsValue(update.UpdateId));
            return [.. _world.Updates.TakeRepeats().Concat(fresh).Take(Math.Max(0, SideBySide - _underWay.Count))];
        }
    }

    /// <summary>Tries until the update is accepted or there is no webhook any more.</summary>
    private async Task DeliverAsync(QueuedUpdate update)
    {
        var pause = FirstPause;
        while (Hook() is { } hook)
        {
            var error = await PostAsync(hook, update);
            lock (_world.Gate)
            {
                if (error is null)
                {
                    _world.Updates.Remove(update.UpdateId);
                }
                else if (_world.Webhook == hook)
                {
                    _world.Webhook = hook with { LastError = error, LastErrorAt = _world.Now };
                }
            }

            _world.Changes.Raise();
            if (error is null)
            {
                return;
            }

            await Task.Delay(pause, _world.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private Webhook? Hook()
    {
        lock (_world.Gate)
        {
            return _stop.IsCancellationRequested ? null : _world.Webhook;
        }
    }

    /// <summary>Null if it was accepted, else why not.</summary>
    private async Task<string?> PostAsync(Webhook hook, QueuedUpdate update)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url)
            {
                Content = new StringContent(update.Json, Encoding.UTF8, "application/json"),
            };
            if (hook.Secret is not null)
            {
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", hook.Secret);
            }

            using var answer = await _http.SendAsync(request, _stop.Token);
            return answer.IsSuccessStatusCode ? null : $"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}";
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException)
        {
            return failed is HttpRequestException ? "Connection refused or lost" : "Read timeout expired";
        }
    }
}
