using System.Buffers.Binary;

namespace BracketBot.Storage.Lite;

/// <summary>The first sector of a <see cref="Journal"/>.</summary>
/// <param name="Base">The base id of the data file that it goes on from.</param>
/// <param name="Salt">New each time it is begun: older records behind it are none of its own.</param>
internal sealed record JournalHead(byte[] Base, long Salt)
{
    /// <summary>Bytes before the first record.</summary>
    public const int Size = LitePage.Sector;

    private static ReadOnlySpan<byte> Name => "BracketBot journal 1"u8;

    public static void Write(Span<byte> sector, ReadOnlySpan<byte> baseId, long salt)
    {
        sector.Clear();
        Name.CopyTo(sector);
        baseId.CopyTo(sector[Name.Length..]);
        BinaryPrimitives.WriteInt64LittleEndian(sector[(Name.Length + LiteMark.BaseSize)..], salt);
    }

    /// <summary>Null where the file does not begin with one.</summary>
    public static JournalHead? Read(IBlockFile file)
    {
        Span<byte> sector = stackalloc byte[Size];
        return file.Read(sector, 0) == Size && sector.StartsWith(Name)
            ? new JournalHead(
                sector.Slice(Name.Length, LiteMark.BaseSize).ToArray(), BinaryPrimitives.ReadInt64LittleEndian(sector[(Name.Length + LiteMark.BaseSize)..]))
            : null;
    }

    /// <summary>Whether a file that does not begin with one was never written to: it is empty, or all zeros as it was made.</summary>
    public static bool IsBlank(IBlockFile file)
    {
        Span<byte> sector = stackalloc byte[Size];
        return !sector[..file.Read(sector, 0)].ContainsAnyExcept((byte)0);
    }
}
