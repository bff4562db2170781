using BracketBot.Configuration;
using Microsoft.Extensions.Configuration;

namespace BracketBot.Tests.Configuration;

/// <summary>Held against the library's own providers.</summary>
public class IndexedSettingsTests
{
    private static readonly Dictionary<string, string?>[] Sources =
    [
        new() { ["A"] = "1", ["A:B"] = "2", ["A:List:0"] = "x", ["A:List:10"] = "z", ["A:List:2"] = "y", ["Empty"] = "", ["Deep:Er:Still"] = null },
        new() { ["a:b"] = "over", ["A:LIST:2"] = "over", ["A:List:3"] = "new", ["Other"] = "o" },
        new() { ["OTHER"] = null, ["Deep:Er:Too"] = "t", ["Deep"] = "d" },
    ];

    [Fact]
    public void ReadsAsTheLibraryDoes()
    {
        var theirs = Sources.Aggregate(new ConfigurationBuilder(), (b, s) => (ConfigurationBuilder)b.AddInMemoryCollection(s)).Build();
        var ours = new ConfigurationRoot([new IndexedSettings([.. Sources])]);

        AssertSame(theirs, ours);
        Assert.Equal("over", ours["A:B"]);
        Assert.Equal(["0", "2", "3", "10"], ours.GetSection("A:List").GetChildren().Select(c => c.Key));
    }

    private static void AssertSame(IConfiguration theirs, IConfiguration ours)
    {
        var (expected, actual) = (theirs.GetChildren().ToList(), ours.GetChildren().ToList());
        Assert.Equal(expected.Select(c => (c.Path.ToUpperInvariant(), c.Value)), actual.Select(c => (c.Path.ToUpperInvariant(), c.Value)));
        foreach (var (one, other) in expected.Zip(actual))
        {
            AssertSame(one, other);
        }
    }
}
