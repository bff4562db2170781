using System.Security.Cryptography;
using System.Text;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;

namespace BracketBot.Secrets;

/// <summary>Seals with AES-256-GCM: a fresh nonce each time, the context as associated data. Thread-safe.</summary>
internal sealed class AesSecretBox(byte[] key) : ISecretBox
{
    private const string Prefix = "v1.";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>What seals secrets at rest; or the one line that says why it can't be had.</summary>
    public static (AesSecretBox? Box, string? Error) WithKeyOf(SecretsOptions options)
    {
        if (options.Key is { } given)
        {
            return (new AesSecretBox(given), null);
        }

        var (key, error) = MasterKey.FromFile(options.KeyFile);
        return key is null ? (null, error) : (new AesSecretBox(key), null);
    }

    /// <summary>A key of its own for something else, which tells nothing about the one that seals.</summary>
    public byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes(purpose));

    public string Seal(string secret, string context)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceLength + TagLength + plain.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(context));
        return Prefix + Convert.ToBase64String(box);
    }

    public string? Open(string sealedText, string context)
    {
        var box = new byte[sealedText.Length];
        if (!sealedText.StartsWith(Prefix, StringComparison.Ordinal)
            || !Convert.TryFromBase64String(sealedText[Prefix.Length..], box, out var length) || length < NonceLength + TagLength)
        {
            return null;
        }

        var cipher = box.AsSpan(NonceLength + TagLength, length - NonceLength - TagLength);
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(box.AsSpan(0, NonceLength), cipher, box.AsSpan(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(context));
        }
        catch (AuthenticationTagMismatchException)
        {
            // Another key, another context, or changed text: the caller is told by the null.
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
