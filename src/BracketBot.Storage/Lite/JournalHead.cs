using System.Buffers.Binary;

namespace BracketBot.Storage.Lite;

/// <summary>The first sector of a <see cref="Journal"/>.</summary>
/// <param name="Base">The base id of the data file that the journal continues.</param>
/// <param name="Salt">New each time the journal is restarted, so that older records behind it don't count.</param>
internal sealed record JournalHead(byte[] Base, long Salt)
{
    /// <summary>Size in bytes: the first record follows.</summary>
    public const int Size = LitePage.Sector;

    private static ReadOnlySpan<byte> Name => "BracketBot journal 1"u8;

    public static void Write(Span<byte> sector, ReadOnlySpan<byte> baseId, long salt)
    {
        sector.Clear();
        Name.CopyTo(sector);
        baseId.CopyTo(sector[Name.Length..]);
        BinaryPrimitives.WriteInt64LittleEndian(sector[(Name.Length + LiteMark.BaseSize)..], salt);
    }

    /// <summary>Reads the head; null if the file doesn't begin with one.</summary>
    public static JournalHead? Read(IBlockFile file)
    {
        Span<byte> sector = stackalloc byte[Size];
        return file.Read(sector, 0) == Size && sector.StartsWith(Name)
            ? new JournalHead(
                sector.Slice(Name.Length, LiteMark.BaseSize).ToArray(), BinaryPrimitives.ReadInt64LittleEndian(sector[(Name.Length + LiteMark.BaseSize)..]))
            : null;
    }

    /// <summary>Whether a file without a head was never written to: it is empty, or all zeros, as created.</summary>
    public static bool IsBlank(IBlockFile file)
    {
        Span<byte> sector = stackalloc byte[Size];
        return !sector[..file.Read(sector, 0)].ContainsAnyExcept((byte)0);
    }
}
