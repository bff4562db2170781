namespace BracketBot.Telegram.Tests.Interleavings;

/// <summary>
/// Thousands of orders in which commits, the sender, Telegram's answers, floods, refusals, a store that fails and restarts can come. Each seed is one;
/// a failure names its seed and shows what happened.
/// </summary>
public sealed class DeliveryInterleavingTests
{
    private const int Runs = 4_500;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Cards_InAnyInterleaving_StandAtTheirNewestAndCameInTime(int trouble)
    {
        for (var seed = trouble; seed < Runs; seed += 9)
        {
            new DeliveryRun(seed, DeliveryTroubles.Of(seed)).Go();
        }
    }
}
