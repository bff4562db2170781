namespace BracketBot.Storage.Tests.Writing;

/// <summary>
/// Thousands of orders in which callers, the writer, failures and the close can come. Each seed is one; a failure names its seed and shows what
/// happened.
/// </summary>
public sealed class WriteQueueInterleavingTests
{
    private const int Runs = 4_000;

    [Fact]
    public void Writes_InAnyInterleaving_EachEndOnceWithTheirOwnResultInTheOrderOfTheCalls()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            new WriteQueueRun(seed).Go();
        }
    }
}
