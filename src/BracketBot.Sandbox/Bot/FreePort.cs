using System.Net;
using System.Net.Sockets;

namespace BracketBot.Sandbox.Bot;

/// <summary>Finds a port of 127.0.0.1 that nobody was listening on a moment ago.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
