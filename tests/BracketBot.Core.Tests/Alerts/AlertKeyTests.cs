using System.Text.RegularExpressions;
using BracketBot.Core.Alerts;

namespace BracketBot.Core.Tests.Alerts;

public partial class AlertKeyTests
{
    [Fact]
    public void New_EachTime_IsAnotherThatAnAddressCanHold()
    {
        var keys = Enumerable.Range(0, 1_000).Select(_ => AlertKey.New()).ToList();

        Assert.All(keys, k => Assert.Matches(Shape(), k));
        Assert.Equal(1_000, keys.Distinct().Count());
        Assert.All(Enumerable.Range(0, 42), i => Assert.True(keys.Select(k => k[i]).Distinct().Count() > 50, $"Character {i} is hardly random."));
    }

    /// <summary>Stored hashes must be found by every later version.</summary>
    [Fact]
    public void Hash_OfAKey_IsItsSha256InHex()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", AlertKey.Hash("abc"));
        Assert.NotEqual(AlertKey.Hash("abc"), AlertKey.Hash("abC"));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex Shape();
}
