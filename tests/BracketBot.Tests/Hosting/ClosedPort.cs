using System.Net;
using System.Net.Sockets;

namespace BracketBot.Tests.Hosting;

/// <summary>A port of this machine that refuses connections for sure: bound, so that nobody else gets it, and not listened on.</summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public string Url => $"http://{_socket.LocalEndPoint}";

    public void Dispose() => _socket.Dispose();
}
