using System.Buffers.Binary;
using System.Collections.Immutable;
using BracketBot.Core.Chat;
using LiteDB;

namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// Which of 64 consecutive updates have been handled, and when each was received. Telegram numbers updates consecutively, so two days of them fit in memory:
/// 5 bytes an update, 170 MB at 200 updates a second.
/// </summary>
/// <param name="Times">Per update, unix seconds rounded up; 0 if it has not been handled.</param>
internal sealed record HandledBlock(long Number, ImmutableArray<uint> Times)
{
    private const int Size = 64;

    public bool IsEmpty => Times.All(t => t == 0);

    public static HandledBlock Empty(long number) => new(number, [.. new uint[Size]]);

    public static long NumberOf(UpdateId update) => update.Value >> 6;

    public bool Has(UpdateId update) => Times[Place(update)] != 0;

    public HandledBlock With(UpdateId update, DateTimeOffset receivedAt) =>
        this with { Times = Times.SetItem(Place(update), (uint)Math.Max(1, (receivedAt.ToUnixTimeMilliseconds() + 999) / 1000)) };

    /// <summary>How many were received before that time, and can be forgotten.</summary>
    public int CountBefore(DateTimeOffset time) => Times.Count(t => IsBefore(t, time));

    public HandledBlock Since(DateTimeOffset time) => this with { Times = [.. Times.Select(t => IsBefore(t, time) ? 0 : t)] };

    public BsonDocument Document()
    {
        var bytes = new byte[Size * sizeof(uint)];
        for (var i = 0; i < Size; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), Times[i]);
        }

        return new BsonDocument { ["_id"] = Number, ["times"] = bytes };
    }

    public static HandledBlock Read(BsonDocument d)
    {
        var bytes = d["times"].AsBinary;
        return new HandledBlock(
            d["_id"].AsInt64, [.. Enumerable.Range(0, Size).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint))))]);
    }

    private static int Place(UpdateId update) => (int)(update.Value & (Size - 1));

    private static bool IsBefore(uint at, DateTimeOffset time) => at != 0 && at * 1000L < time.ToUnixTimeMilliseconds();
}
