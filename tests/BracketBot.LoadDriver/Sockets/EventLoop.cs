using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BracketBot.LoadDriver.Http;

namespace BracketBot.LoadDriver.Sockets;

/// <summary>
/// All of the driver on one thread: sockets, requests, and what is due at a time. Whatever it calls must return at once.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly Epoll _epoll = new();
    private readonly Dictionary<int, (Socket Socket, IRequestHandler Handler)> _listeners = [];
    private readonly Dictionary<int, Connection> _connections = [];
    private readonly PriorityQueue<Action, (TimeSpan, long)> _due = new();
    private readonly ArrayBufferWriter<byte> _reply = new();
    private long _planned;

    /// <summary>Ask the sockets again and again instead of sleeping: a wake-up late by the kernel's leave would be counted as the bot's.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Listens on a free port of 127.0.0.1; the address.</summary>
    public string Listen(IRequestHandler handler)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen(4096);
        _listeners.Add((int)socket.Handle, (socket, handler));
        _epoll.Watch((int)socket.Handle, Epoll.Readiness.In);
        return $"http://{socket.LocalEndPoint}";
    }

    public void At(TimeSpan due, Action action) => _due.Enqueue(action, (due, ++_planned));

    public void Run(TimeSpan length)
    {
        var end = Clock.Now + length;
        RunUntil(() => Clock.Now >= end);
    }

    public void RunUntil(Func<bool> isOver)
    {
        while (!isOver())
        {
            RunDue();
            var ready = _epoll.Wait(IsBusy ? TimeSpan.Zero : UntilNext());
            for (var i = 0; i < ready; i++)
            {
                var (handle, readiness) = _epoll.Ready(i);
                if (_listeners.TryGetValue(handle, out var listener))
                {
                    Accept(listener.Socket, listener.Handler);
                }
                else if (_connections.TryGetValue(handle, out var connection))
                {
                    Serve(connection, readiness);
                }
            }
        }
    }

    /// <summary>Answers with JSON.</summary>
    /// <param name="delay">The answer leaves that much later.</param>
    public void Reply(Connection connection, int status, ReadOnlySpan<byte> json, TimeSpan delay)
    {
        _reply.ResetWrittenCount();
        _reply.Write(status == 200 ? "HTTP/1.1 200 OK\r\n"u8 : Encoding.ASCII.GetBytes($"HTTP/1.1 {status} {(HttpStatusCode)status}\r\n"));
        _reply.Write("Content-Type: application/json\r\nContent-Length: "u8);
        json.Length.TryFormat(_reply.GetSpan(16), out var digits);
        _reply.Advance(digits);
        _reply.Write("\r\n\r\n"u8);
        _reply.Write(json);
        if (delay == TimeSpan.Zero)
        {
            Send(connection, _reply.WrittenSpan);
            return;
        }

        var later = _reply.WrittenSpan.ToArray();
        At(Clock.Now + delay, () => Send(connection, later));
    }

    public void Dispose()
    {
        foreach (var (socket, _) in _listeners.Values)
        {
            socket.Dispose();
        }

        foreach (var connection in _connections.Values)
        {
            connection.Close();
        }

        _epoll.Dispose();
    }

    private void RunDue()
    {
        var now = Clock.Now;
        while (_due.TryPeek(out var action, out var due) && due.Item1 <= now)
        {
            _due.Dequeue();
            action();
        }
    }

    private TimeSpan UntilNext()
    {
        if (!_due.TryPeek(out _, out var due))
        {
            return LongestWait;
        }

        var wait = due.Item1 - Clock.Now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;
    }

    private void Accept(Socket listener, IRequestHandler handler)
    {
        var socket = listener.Accept();
        socket.Blocking = false;
        socket.NoDelay = true;
        var connection = new Connection(socket, handler);
        _connections[connection.Handle] = connection;
        _epoll.Watch(connection.Handle, Epoll.Readiness.In);
    }

    private void Serve(Connection connection, Epoll.Readiness readiness)
    {
        if (readiness.HasFlag(Epoll.Readiness.Out) && connection.IsSending)
        {
            connection.SendRest();
            if (!connection.IsClosed && !connection.IsSending)
            {
                _epoll.WatchInstead(connection.Handle, Epoll.Readiness.In);
            }
        }

        while (!connection.IsClosed)
        {
            var isMore = connection.Receive();
            Answer(connection);
            if (!isMore)
            {
                break;
            }
        }

        Forget(connection);
    }

    private static void Answer(Connection connection)
    {
        var used = 0;
        var result = ParseResult.Whole;
        while (!connection.IsClosed && used < connection.Received.Length && result == ParseResult.Whole)
        {
            result = RequestParser.TryRead(connection.Received[used..], out var request, out var length);
            if (result == ParseResult.Whole)
            {
                used += length;
                connection.Handler.Handle(connection, request);
            }
            else if (result == ParseResult.Bad)
            {
                connection.Handler.HandleBad();
                connection.Close();
            }
        }

        connection.Consume(used);
    }

    private void Send(Connection connection, ReadOnlySpan<byte> bytes)
    {
        var wasSending = connection.IsSending;
        connection.Send(bytes);
        if (!connection.IsClosed && connection.IsSending && !wasSending)
        {
            _epoll.WatchInstead(connection.Handle, Epoll.Readiness.In | Epoll.Readiness.Out);
        }

        Forget(connection);
    }

    /// <summary>A new connection may have its number already.</summary>
    private void Forget(Connection connection)
    {
        if (connection.IsClosed && _connections.TryGetValue(connection.Handle, out var known) && known == connection)
        {
            _connections.Remove(connection.Handle);
        }
    }
}
