using System.Security.Cryptography;
using System.Text;
using BracketBot.Core.Accounts;

namespace BracketBot.Storage.Tests.Accounts;

/// <summary>A box with a key made of a word.</summary>
internal sealed class TestBox(string word = "open sesame") : ISecretBox
{
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(word));

    public string Seal(string secret, string context)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(12), new byte[16], new byte[plain.Length]);
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, plain, cipher, tag, Encoding.UTF8.GetBytes(context));
        return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
    }

    public string? Open(string sealedText, string context)
    {
        var bytes = Convert.FromBase64String(sealedText);
        var plain = new byte[bytes.Length - 28];
        using var aes = new AesGcm(_key, 16);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), plain, Encoding.UTF8.GetBytes(context));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
