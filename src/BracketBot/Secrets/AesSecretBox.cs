using System.Security.Cryptography;
using System.Text;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;

namespace BracketBot.Secrets;

/// <summary>
/// Seals with AES-256-GCM: a fresh nonce each time, the context as associated data. A sealed text names its key: <c>v2.</c>, the key's id, a point, base64.
/// Texts from an earlier version (<c>v1.</c>, without an id) still open. Thread-safe.
/// </summary>
/// <param name="keys">The first one seals; each opens what it sealed.</param>
/// <param name="file">The file of the keys, read again when a text turns up that none of them sealed; null if the keys don't change.</param>
internal sealed class AesSecretBox(IReadOnlyList<byte[]> keys, string? file = null) : ISecretBox
{
    private const string Prefix = "v2.";
    private const string OldPrefix = "v1.";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Each key, with the prefix of the texts it sealed.</summary>
    private volatile IReadOnlyList<(string Prefix, byte[] Key)> _keys = Named(keys);

    private readonly Lock _reading = new();

    /// <summary>The modification time of the file as last read, in ticks.</summary>
    private long _written = WrittenAt(file);

    public AesSecretBox(byte[] key)
        : this([key])
    {
    }

    /// <summary>The box for secrets at rest, or one line that says why there is none.</summary>
    public static (AesSecretBox? Box, string? Error) WithKeyOf(SecretsOptions options)
    {
        if (options.Key is { } given)
        {
            return (new AesSecretBox(given), null);
        }

        var (keys, error) = MasterKey.FromFile(options.KeyFile);
        return keys is null ? (null, error) : (new AesSecretBox(keys, options.KeyFile), null);
    }

    /// <summary>Derives a separate key for another purpose; it reveals nothing about the sealing key.</summary>
    public byte[] KeyFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[0], 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>The same for a caller that only opens: a missing key file is not created.</summary>
    public static (AesSecretBox? Box, string? Error) WithKeyThatIsThere(SecretsOptions options) => options.Key is null && !File.Exists(options.KeyFile)
        ? (null, $"Secrets:KeyFile: there is no {options.KeyFile}. Put the bot's key there.")
        : WithKeyOf(options);

    public string Seal(string secret, string context)
    {
        var (prefix, key) = _keys[0];
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceLength + TagLength + plain.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(context));
        return prefix + Convert.ToBase64String(box);
    }

    public string? Open(string sealedText, string context)
    {
        if (sealedText.StartsWith(OldPrefix, StringComparison.Ordinal))
        {
            return _keys.Select(k => Open(k.Key, sealedText[OldPrefix.Length..], context)).FirstOrDefault(secret => secret is not null);
        }

        return (Find(sealedText) ?? FindInFile(sealedText)) is var (prefix, key) ? Open(key, sealedText[prefix.Length..], context) : null;
    }

    public bool IsOld(string sealedText) => !sealedText.StartsWith(_keys[0].Prefix, StringComparison.Ordinal);

    private static IReadOnlyList<(string Prefix, byte[] Key)> Named(IReadOnlyList<byte[]> keys) => [.. keys.Select(k => ($"{Prefix}{MasterKey.IdOf(k)}.", k))];

    private static long WrittenAt(string? file) => file is null ? 0 : File.GetLastWriteTimeUtc(file).Ticks;

    private (string Prefix, byte[] Key)? Find(string sealedText)
    {
        foreach (var known in _keys)
        {
            if (sealedText.StartsWith(known.Prefix, StringComparison.Ordinal))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Another process may have added a new key and sealed with it. If the file is unchanged or unusable, the old keys stay.</summary>
    private (string Prefix, byte[] Key)? FindInFile(string sealedText)
    {
        lock (_reading)
        {
            var written = WrittenAt(file);
            if (written != _written && File.Exists(file))
            {
                _written = written;
                _keys = MasterKey.FromFile(file).Keys is { } read ? Named(read) : _keys;
            }

            return Find(sealedText);
        }
    }

    private static string? Open(byte[] key, string base64, string context)
    {
        var box = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, box, out var length) || length < NonceLength + TagLength)
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
            // Another key, another context, or a changed text: the null tells the caller.
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
