using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BracketBot.Configuration;
using BracketBot.Core.Chat;
using BracketBot.Core.Passes;

namespace BracketBot.Members;

/// <summary>The addresses that a login begins at. Each carries a code of 128 bits, of which the database holds a hash.</summary>
/// <param name="key">Makes the codes of cards, so that a card that is put again has the same link.</param>
internal sealed class LoginLinks(ServerOptions server, byte[] key)
{
    /// <summary>How long a link of <c>/link</c> is good for.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>How long the link of a card is good for, by which the session of an account that is linked already is renewed, and nothing else.</summary>
    public static readonly TimeSpan GoodForRenewal = TimeSpan.FromHours(12);

    private const int CodeBytes = 16;

    /// <summary>Where the broker sends the browser back to; registered there, to the letter.</summary>
    public Uri ComeBackTo => server.At("oauth/callback");

    /// <summary>True where only a browser on the bot's own machine gets there.</summary>
    public bool IsLocal => server.PublicUrl is null;

    public Uri Start(string code) => server.At($"oauth/start/{code}");

    public static string NewCode() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes));

    /// <summary>The code of a card's own link: the same for the same version of the card.</summary>
    public string CodeOf(DialogId dialog, int version) => Base64Url.EncodeToString(
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{dialog.Value}:{version}")).AsSpan(0, CodeBytes));

    /// <summary>The pass that a code opens.</summary>
    public static PassId PassOf(string code) => new(Hash(code));

    /// <summary>128 bits of SHA-256: of a secret that is as long, nobody finds another one by it.</summary>
    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, CodeBytes));
}
