using System.Security.Cryptography;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;

namespace BracketBot.Storage.Audits;

/// <summary>A chain's key as it is stored: sealed under the master key, and bound to its chain.</summary>
internal static class ChainKey
{
    public static string Seal(ISecretBox box, byte[] key, string chain) => box.Seal(Convert.ToBase64String(key), Context(chain));

    /// <summary>Null if the master key is a different one, or the text is not a sealed key.</summary>
    public static byte[]? Open(ISecretBox box, string text, string chain)
    {
        try
        {
            return box.Open(text, Context(chain)) is { } key ? Convert.FromBase64String(key) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException)
        {
            // Tampered with in the database: treated like a key sealed under another master key.
            return null;
        }
    }

    public static AuditSeal? OpenSeal(ISecretBox box, string text, string chain) => Open(box, text, chain) is { } key ? new AuditSeal(key) : null;

    private static string Context(string chain) => $"audit-key:{chain}";
}
