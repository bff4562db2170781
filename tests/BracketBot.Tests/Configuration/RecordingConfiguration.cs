using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace BracketBot.Tests.Configuration;

/// <summary>Notes which keys are asked for by name.</summary>
internal sealed class RecordingConfiguration(IConfiguration inner) : IConfiguration
{
    public HashSet<string> Asked { get; } = [];

    public string? this[string key]
    {
        get
        {
            Asked.Add(key);
            return inner[key];
        }

        set => inner[key] = value;
    }

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    public IConfigurationSection GetSection(string key) => inner.GetSection(key);
}
