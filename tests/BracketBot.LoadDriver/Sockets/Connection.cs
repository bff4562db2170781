using System.Net.Sockets;

namespace BracketBot.LoadDriver.Sockets;

/// <summary>A connection of the bot's: bytes in until they make a request, bytes out that the socket did not take at once.</summary>
internal sealed class Connection(Socket socket, IRequestHandler handler)
{
    private byte[] _in = new byte[16 * 1024];
    private int _received;
    private byte[] _out = [];
    private int _sent;

    public int Handle { get; } = (int)socket.Handle;

    public IRequestHandler Handler => handler;

    public bool IsClosed { get; private set; }

    public bool IsSending => _sent < _out.Length;

    /// <summary>What came and was not consumed.</summary>
    public ReadOnlySpan<byte> Received => _in.AsSpan(0, _received);

    /// <summary>True where more may be had at once. Closes the connection where the other side did.</summary>
    public bool Receive()
    {
        if (_received == _in.Length)
        {
            Array.Resize(ref _in, _in.Length * 2);
        }

        var space = _in.AsSpan(_received);
        var count = socket.Receive(space, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return false;
        }

        if (count == 0 || error != SocketError.Success)
        {
            Close();
            return false;
        }

        _received += count;
        return count == space.Length;
    }

    public void Consume(int bytes)
    {
        Received[bytes..].CopyTo(_in);
        _received -= bytes;
    }

    /// <summary>Sends now what the socket takes, and keeps the rest.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (IsClosed)
        {
            return;
        }

        if (IsSending)
        {
            _out = [.. _out.AsSpan(_sent), .. bytes];
            _sent = 0;
            return;
        }

        var taken = Give(bytes);
        if (!IsClosed && taken < bytes.Length)
        {
            _out = bytes[taken..].ToArray();
            _sent = 0;
        }
    }

    /// <summary>The socket takes more again.</summary>
    public void SendRest() => _sent += Give(_out.AsSpan(_sent));

    public void Close()
    {
        IsClosed = true;
        socket.Dispose();
    }

    private int Give(ReadOnlySpan<byte> bytes)
    {
        var count = socket.Send(bytes, SocketFlags.None, out var error);
        if (error is not (SocketError.Success or SocketError.WouldBlock))
        {
            Close();
        }

        return error == SocketError.Success ? count : 0;
    }
}
