using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace BracketBot.Storage.Migrations;

/// <summary>One numbered SQL file. A file named <c>0002_x.sqlite.sql</c> or <c>….postgres.sql</c> is for that provider alone.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The provider's files in order.</summary>
    public static IReadOnlyList<Migration> All(StorageProvider provider)
    {
        var other = provider == StorageProvider.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        var assembly = typeof(Migration).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && !n.EndsWith(other, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new Migration(int.Parse(n.AsSpan(0, 4), CultureInfo.InvariantCulture), n, Read(assembly, n)))];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
