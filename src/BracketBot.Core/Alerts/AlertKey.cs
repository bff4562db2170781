using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace BracketBot.Core.Alerts;

/// <summary>The secret part of a hook's address: 32 random bytes.</summary>
public static class AlertKey
{
    private const int Bytes = 32;

    /// <summary>A new key, as it stands in the address: 43 characters of A-Z a-z 0-9 _ -.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored instead of a key. A fast hash is enough: nobody can try 2^256 keys.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
