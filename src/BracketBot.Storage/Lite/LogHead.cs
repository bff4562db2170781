namespace BracketBot.Storage.Lite;

/// <summary>The first page of a log, which is ours: its name, and the base id of the data file it continues.</summary>
internal static class LogHead
{
    /// <summary>Size in bytes: LiteDB's first page follows.</summary>
    public const int Size = LitePage.Size;

    private static ReadOnlySpan<byte> Name => "BracketBot log 1"u8;

    /// <summary>Writes the head into a sector.</summary>
    public static void Write(Span<byte> sector, ReadOnlySpan<byte> baseId)
    {
        sector[..LitePage.Sector].Clear();
        Name.CopyTo(sector);
        baseId.CopyTo(sector[Name.Length..]);
    }

    public static bool Is(ReadOnlySpan<byte> sector) => sector.StartsWith(Name);

    public static ReadOnlySpan<byte> Base(ReadOnlySpan<byte> sector) => sector.Slice(Name.Length, LiteMark.BaseSize);
}
