using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Primitives;

namespace BracketBot.Configuration;

/// <summary>
/// Merges the settings of several sources and indexes the names under each section. The library's own providers search all keys each time a section's
/// children are asked for, which takes seconds with thousands of users.
/// </summary>
internal sealed class IndexedSettings : IConfigurationProvider
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="sources">Later sources override earlier ones.</param>
    public IndexedSettings(params IEnumerable<KeyValuePair<string, string?>>[] sources)
    {
        foreach (var (key, value) in sources.SelectMany(s => s))
        {
            _values[key] = value;
            Index(key);
        }
    }

    public bool TryGet(string key, out string? value) => _values.TryGetValue(key, out value);

    public void Set(string key, string? value) => throw new NotSupportedException("Settings are read at the start, and not changed.");

    public IChangeToken GetReloadToken() => NullToken.Instance;

    public void Load()
    {
    }

    public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
        [.. earlierKeys.Concat(_children.GetValueOrDefault(parentPath ?? "") ?? []).Order(Comparer<string>.Create(ConfigurationKeyComparer.Instance.Compare))];

    private void Index(string key)
    {
        while (true)
        {
            var end = key.LastIndexOf(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
            var parent = end < 0 ? "" : key[..end];
            if (!_children.TryGetValue(parent, out var children))
            {
                _children[parent] = children = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            }

            if (!children.Add(key[(end + 1)..]) || end < 0)
            {
                return;
            }

            key = parent;
        }
    }

    /// <summary>The file's settings as they are.</summary>
    internal sealed class FileSettings(JsonConfigurationSource source) : JsonConfigurationProvider(source)
    {
        public IEnumerable<KeyValuePair<string, string?>> All => Data;
    }

    /// <summary>The environment's settings as they are.</summary>
    internal sealed class EnvironmentSettings : EnvironmentVariablesConfigurationProvider
    {
        public IEnumerable<KeyValuePair<string, string?>> All => Data;
    }

    private sealed class NullToken : IChangeToken, IDisposable
    {
        public static readonly NullToken Instance = new();

        public bool HasChanged => false;

        public bool ActiveChangeCallbacks => false;

        public IDisposable RegisterChangeCallback(Action<object?> callback, object? state) => this;

        public void Dispose()
        {
        }
    }
}
