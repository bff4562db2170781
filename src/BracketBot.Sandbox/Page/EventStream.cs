using System.Text.Json;
using BracketBot.Sandbox.Broker;

namespace BracketBot.Sandbox.Page;

/// <summary>Server-sent events: <c>chats</c>, <c>broker</c> and <c>status</c>, each sent whole whenever it changes.</summary>
internal sealed class EventStream(SandboxHost sandbox, TimeProvider time)
{
    /// <summary>Collects a burst of changes, so that the page draws it once.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    /// <summary>Regular output, so that a page that went away is noticed.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task ServeAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        var brokerChanges = new Signal();
        void OnBroker(object? sender, EventArgs args) => brokerChanges.Raise();
        sandbox.Broker.Changed += OnBroker;
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await StreamAsync(context.Response, brokerChanges, gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page was closed: the usual end of a stream.
            return;
        }
        finally
        {
            sandbox.Broker.Changed -= OnBroker;
        }
    }

    private async Task StreamAsync(HttpResponse response, Signal brokerChanges, CancellationToken gone)
    {
        var sent = new Dictionary<string, string>();
        while (true)
        {
            Task[] changes = [sandbox.Telegram.NextChange, brokerChanges.Next, sandbox.Bot?.Changes.Next ?? Task.Delay(Timeout.InfiniteTimeSpan, time, gone)];
            await SendAsync("status", JsonSerializer.Serialize(Views.Status(sandbox), PageJson.Default.StatusView));
            await SendAsync("chats", JsonSerializer.Serialize(Views.Chats(sandbox), PageJson.Default.ChatsView));
            await SendAsync("broker", JsonSerializer.Serialize(sandbox.Broker.View(), BrokerJson.Default.BrokerView));
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(gone);
            var heartbeat = Task.Delay(Heartbeat, time, beat.Token);
            var first = await Task.WhenAny([.. changes, heartbeat]);
            await beat.CancelAsync();
            gone.ThrowIfCancellationRequested();
            if (first == heartbeat)
            {
                await response.WriteAsync(": still here\n\n", gone);
                await response.Body.FlushAsync(gone);
            }
            else
            {
                await Task.Delay(Gather, TimeProvider.System, gone);
            }
        }

        async Task SendAsync(string name, string json)
        {
            if (sent.GetValueOrDefault(name) == json)
            {
                return;
            }

            sent[name] = json;
            await response.WriteAsync($"event: {name}\ndata: {json}\n\n", gone);
            await response.Body.FlushAsync(gone);
        }
    }
}
