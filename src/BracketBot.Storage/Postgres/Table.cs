using System.Text.RegularExpressions;

namespace BracketBot.Storage.Postgres;

/// <summary>
/// The only list of a table's columns. Statements are built from it once, with the column names as parameter names; rows are read by the same names.
/// </summary>
/// <typeparam name="T">The value that a row is written from.</typeparam>
internal sealed class Table<T>
{
    private readonly IReadOnlyList<Column<T>> _columns;
    private readonly IReadOnlyList<Column<T>> _changing;

    /// <param name="unchanging">Columns written on insert and never again.</param>
    /// <param name="changing">Columns that can be written again.</param>
    public Table(string name, IReadOnlyList<Column<T>> unchanging, IReadOnlyList<Column<T>> changing)
    {
        (_columns, _changing) = ([.. unchanging, .. changing], changing);
        (Name, AllNames) = (name, List(_columns, c => c.Name));
        Names = List(_columns.Where(c => c.IsRead), c => c.Name);
        var inserted = _columns.Where(c => c.Value is not null).ToList();
        Insert = $"INSERT INTO {name} ({List(inserted, c => c.Name)}) VALUES ({List(inserted, c => $"@{c.Name}")})";
    }

    public string Name { get; }

    /// <summary>The columns that every reader of a row needs, for SELECT and RETURNING.</summary>
    public string Names { get; }

    /// <summary>Every column.</summary>
    public string AllNames { get; }

    /// <summary>Inserts a row.</summary>
    public string Insert { get; }

    /// <summary>Sets every changing column, for UPDATE.</summary>
    /// <param name="but">A column that the statement sets itself.</param>
    public string Set(string? but = null) => List(_changing.Where(c => c.Value is not null && c.Name != but), c => $"{c.Name} = @{c.Name}");

    /// <summary>A statement whose parameters are columns, bound by name. The caller supplies any others.</summary>
    public Statement<T> Statement(string sql)
    {
        var named = SqlParameters.Names(sql);
        return new Statement<T>(sql, [.. _columns.Where(c => c.Value is not null && named.Contains(c.Name))]);
    }

    private static string List(IEnumerable<Column<T>> columns, Func<Column<T>, string> text) => string.Join(", ", columns.Select(text));
}

/// <param name="Name">The name of the column and of its parameter.</param>
/// <param name="Value">What a row writes into it; null if only special statements write it.</param>
internal sealed record Column<T>(string Name, Func<T, object?>? Value)
{
    /// <summary>Whether every reader of a row needs it. Default: true.</summary>
    public bool IsRead { get; init; } = true;
}

/// <param name="Columns">The columns that are its parameters.</param>
internal sealed record Statement<T>(string Sql, IReadOnlyList<Column<T>> Columns)
{
    /// <summary>The parameters for a row.</summary>
    public (string Name, object? Value)[] Values(T row) => [.. Columns.Select(c => (c.Name, c.Value?.Invoke(row)))];
}

internal static partial class SqlParameters
{
    public static IReadOnlySet<string> Names(string sql) => Parameter().Matches(sql).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("@([a-z0-9_]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
