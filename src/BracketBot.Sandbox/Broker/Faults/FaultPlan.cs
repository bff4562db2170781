namespace BracketBot.Sandbox.Broker;

/// <summary>What goes wrong with one request.</summary>
internal sealed record FaultPlan(TimeSpan DelayBefore, TimeSpan DelayAfter, BrokerFault? Main, string? Name)
{
    public static FaultPlan Of(List<BrokerFault> struck)
    {
        var main = struck.Find(fault => fault is not BrokerFault.Slow);
        var name = struck.Count == 0 ? null : string.Join(" + ", struck.Select(fault => fault.GetType().Name));
        return new(Delay(struck, FaultMoment.BeforeActing), Delay(struck, FaultMoment.AfterActing), main, name);
    }

    private static TimeSpan Delay(List<BrokerFault> struck, FaultMoment when) =>
        struck.OfType<BrokerFault.Slow>().Where(slow => slow.When == when).Aggregate(TimeSpan.Zero, (sum, slow) => sum + slow.Delay);
}
