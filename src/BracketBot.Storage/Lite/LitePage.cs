using System.Buffers.Binary;

namespace BracketBot.Storage.Lite;

/// <summary>What this program knows about LiteDB's pages, in file format 8, that of LiteDB 5.</summary>
internal static class LitePage
{
    /// <summary>Size of a page in bytes.</summary>
    public const int Size = 8192;

    /// <summary>Bytes that a disk writes whole or not at all.</summary>
    public const int Sector = 512;

    /// <summary>The byte in a log page that says its transaction is complete.</summary>
    public const int ConfirmedAt = 18;

    /// <summary>The position of the list of collections in the header page.</summary>
    public const int CollectionsAt = 192;

    /// <summary>The list's largest size in bytes.</summary>
    public const int CollectionsSize = 8000;

    private const int TypeAt = 4;
    private const int TransactionAt = 14;
    private const int LastPageAt = 64;
    private const byte CollectionType = 2;

    /// <summary>The size of the sectors that this many bytes occupy.</summary>
    public static long WholeSectors(long bytes) => (bytes + Sector - 1) / Sector * Sector;

    /// <summary>Whether the page was never written; LiteDB skips it.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> page) => !page[..16].ContainsAnyExcept((byte)0);

    public static uint Id(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt32LittleEndian(page);

    public static uint Transaction(ReadOnlySpan<byte> page) => BinaryPrimitives.ReadUInt32LittleEndian(page[TransactionAt..]);

    public static bool IsConfirmed(ReadOnlySpan<byte> page) => page[ConfirmedAt] != 0;

    public static bool IsCollection(ReadOnlySpan<byte> page) => page[TypeAt] == CollectionType;

    public static bool IsFree(ReadOnlySpan<byte> page) => page[TypeAt] == 0;

    /// <summary>How many pages the file has, according to its header.</summary>
    public static long PageCount(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32LittleEndian(header[LastPageAt..]) + 1L;
}
