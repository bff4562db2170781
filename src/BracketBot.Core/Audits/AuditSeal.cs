using System.Security.Cryptography;

namespace BracketBot.Core.Audits;

/// <summary>
/// The hashes of one chain: HMAC-SHA256 under the chain's own key, over an encoding that differs for different contents (<see cref="AuditBytes"/>), as 64
/// lower-case hex digits. Nobody can forge one with the database alone, without the key. Thread-safe.
/// </summary>
/// <param name="key">32 bytes.</param>
public sealed class AuditSeal(byte[] key)
{
    private const int KeyLength = 32;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The hash that a chain's first link continues from.</summary>
    public string OfStart(AuditStart start)
    {
        var bytes = new AuditBytes("start");
        bytes.Add(start.Chain);
        bytes.Add(start.BegunAt);
        bytes.Add(start.Number);
        bytes.Add(start.Before.Count);
        foreach (var mark in start.Before)
        {
            bytes.Add(mark.Chain);
            bytes.Add(mark.Number);
            bytes.Add(mark.Hash);
        }

        return Hash(bytes);
    }

    /// <param name="number">The link's place in the chain.</param>
    /// <param name="previous">The hash of the link before it.</param>
    public string OfLink(string chain, long number, string previous, AuditEntry entry)
    {
        var bytes = new AuditBytes("link");
        bytes.Add(chain);
        bytes.Add(number);
        bytes.Add(previous);
        bytes.Add(entry.Id);
        bytes.Add(entry.At);
        bytes.Add(entry.Event);
        bytes.Add(entry.UserId);
        bytes.Add(entry.ClientId);
        bytes.Add(entry.TicketId);
        bytes.Add(entry.OmsOrderId);
        bytes.Add(entry.Leg);
        bytes.Add(entry.Detail);
        return Hash(bytes);
    }

    /// <summary>Seals the head. Without this, whoever deletes the last link could move the head back to the link before.</summary>
    public string OfHead(AuditHead head)
    {
        var bytes = new AuditBytes("head");
        bytes.Add(head.Chain);
        bytes.Add(head.Number);
        bytes.Add(head.Hash);
        bytes.Add(head.Unlinked ?? -1);
        return Hash(bytes);
    }

    private string Hash(AuditBytes bytes)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes.Written, hash);
        return Convert.ToHexStringLower(hash);
    }
}
