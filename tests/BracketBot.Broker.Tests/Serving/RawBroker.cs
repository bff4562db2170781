using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BracketBot.Broker.Tests.Serving;

/// <summary>
/// A server that misbehaves as it is told, on a free port: for each connection it runs a script, and it counts the requests whose headers
/// arrived whole, and the bytes.
/// </summary>
internal sealed class RawBroker : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Connection, Task> _script;
    private readonly List<Task> _running = [];
    private readonly Task _accepting;
    private readonly TaskCompletionSource _firstEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;
    private long _bytes;

    public RawBroker(Func<Connection, Task> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}");

    /// <summary>First lines of the requests, in the order in which they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Ends when the first connection's script has ended.</summary>
    public Task FirstEnded => _firstEnded.Task;

    public int Connections => Volatile.Read(ref _connections);

    public long Bytes => Volatile.Read(ref _bytes);

    public IEnumerable<string> Deletes => Requests.Where(r => r.StartsWith("DELETE ", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        // The loop ends first: a listener stopped under its accept fails in more ways than one.
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _running.Add(RunAsync(client, Interlocked.Increment(ref _connections)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task RunAsync(TcpClient client, int number)
    {
        try
        {
            using var connection = new Connection(this, client, number, _stop.Token);
            await _script(connection);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or the client has hung up.
        }
        finally
        {
            _firstEnded.TrySetResult();
        }
    }

    /// <summary>One client's connection. It is closed when its script ends.</summary>
    internal sealed class Connection(RawBroker server, TcpClient client, int number, CancellationToken stop) : IDisposable
    {
        private readonly NetworkStream _stream = client.GetStream();

        /// <summary>Counts from 1.</summary>
        public int Number => number;

        public CancellationToken Stop => stop;

        /// <summary>Reads a request's headers and body; its first line, or null where the client hung up first.</summary>
        public async Task<string?> ReadRequestAsync()
        {
            var text = new StringBuilder();
            var buffer = new byte[4096];
            while (!IsWhole(text.ToString()))
            {
                var read = await _stream.ReadAsync(buffer, stop);
                if (read == 0)
                {
                    return null;
                }

                Interlocked.Add(ref server._bytes, read);
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }

            var line = text.ToString().Split("\r\n")[0];
            server.Requests.Enqueue(line);
            return line;
        }

        public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

        public async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes, stop);

        public Task AnswerAsync(string json, string headers = "") =>
            SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

        /// <summary>Makes the end of the connection a reset instead of an orderly close.</summary>
        public void ResetOnClose() => client.LingerState = new LingerOption(true, 0);

        public void Dispose() => client.Dispose();

        private static bool IsWhole(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            var length = text[..end].Split("\r\n")
                .Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                .Select(l => int.Parse(l["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture))
                .FirstOrDefault();
            return Encoding.UTF8.GetByteCount(text[(end + 4)..]) >= length;
        }
    }
}
