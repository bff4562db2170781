using System.Security.Cryptography;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;

namespace BracketBot.Storage.Audits;

/// <summary>A chain's key as it is stored: sealed under the master key, and bound to its chain.</summary>
internal static class ChainKey
{
    public static string Seal(ISecretBox box, byte[] key, string chain) => box.Seal(Convert.ToBase64String(key), Context(chain));

    /// <summary>Null where the master key is another, or what is stored is none.</summary>
    public static byte[]? Open(ISecretBox box, string text, string chain)
    {
        try
        {
            return box.Open(text, Context(chain)) is { } key ? Convert.FromBase64String(key) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            // Changed in the database: as good as another key's.
            return null;
        }
    }

    public static AuditSeal? OpenSeal(ISecretBox box, string text, string chain) => Open(box, text, chain) is { } key ? new AuditSeal(key) : null;

    private static string Context(string chain) => $"audit-key:{chain}";
}
