using BracketBot.LoadDriver.Http;

namespace BracketBot.LoadDriver.Sockets;

/// <summary>Answers what comes to a port, now or later, with <see cref="EventLoop.Reply"/>.</summary>
internal interface IRequestHandler
{
    void Handle(Connection connection, in HttpRequest request);

    /// <summary>Something came that is no request; its connection is closed.</summary>
    void HandleBad();
}
