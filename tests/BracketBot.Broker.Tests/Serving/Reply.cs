namespace BracketBot.Broker.Tests.Serving;

/// <summary>What a <see cref="WebBroker"/> answers.</summary>
internal sealed record Reply(int Status, string Body, string ContentType = "application/json")
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static Reply Fixture(string name, int status = 200) => new(status, Fixtures.Read(name));
}
