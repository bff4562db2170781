using System.Buffers.Binary;

namespace BracketBot.Sandbox.Telegram.Api;

/// <summary>Reads a picture's size from the header of a PNG or JPEG file.</summary>
internal static class PictureSize
{
    private const byte Marker = 0xff;

    /// <summary>In pixels. Null if it is neither, or damaged.</summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? Png(file)
        : file.StartsWith((ReadOnlySpan<byte>)[Marker, 0xd8]) ? Jpeg(file[2..])
        : null;

    private static (int, int)? Png(ReadOnlySpan<byte> file) =>
        file.Length >= 24 && file[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : null;

    /// <summary>Goes from segment to segment until the one that starts the frame.</summary>
    private static (int, int)? Jpeg(ReadOnlySpan<byte> segments)
    {
        while (segments.Length >= 9 && segments[0] == Marker)
        {
            // C4, C8 and CC lie among the frame markers but start something else.
            if (segments[1] is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(segments[7..]), BinaryPrimitives.ReadUInt16BigEndian(segments[5..]));
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);
            if (length > segments.Length)
            {
                return null;
            }

            segments = segments[length..];
        }

        return null;
    }
}
