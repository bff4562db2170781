using System.Security.Cryptography;
using BracketBot.Configuration;
using BracketBot.Secrets;

namespace BracketBot.Tests.Secrets;

public sealed class AesSecretBoxTests
{
    private readonly AesSecretBox _box = new(RandomNumberGenerator.GetBytes(MasterKey.Length));

    [Theory]
    [InlineData("")]
    [InlineData("today's access token")]
    [InlineData("₹ and 😀")]
    public void Open_WhatWasSealed_IsTheSecret(string secret)
    {
        var box = _box.Seal(secret, "session:5001");

        Assert.Equal(secret, _box.Open(box, "session:5001"));
        Assert.True(secret.Length == 0 || !box.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Open_WithAnotherKey_IsNull() =>
        Assert.Null(new AesSecretBox(RandomNumberGenerator.GetBytes(MasterKey.Length)).Open(_box.Seal("secret", "a"), "a"));

    [Fact]
    public void Open_InAnotherContext_IsNull() => Assert.Null(_box.Open(_box.Seal("secret", "session:5001"), "session:5002"));

    [Fact]
    public void Open_AnyByteChanged_IsNull()
    {
        var text = _box.Seal("secret", "a");
        var prefix = text[..(text.LastIndexOf('.') + 1)];
        var bytes = Convert.FromBase64String(text[prefix.Length..]);

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.Null(_box.Open(prefix + Convert.ToBase64String(changed), "a"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1.")]
    [InlineData("v1.AAAA")]
    [InlineData("v1.no base64")]
    [InlineData("v2.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("plain text of an older time")]
    public void Open_WhatIsNoBox_IsNull(string text) => Assert.Null(_box.Open(text, "a"));

    [Fact]
    public void Seal_TheSameAgain_LooksDifferent() =>
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => _box.Seal("secret", "a")[..("v2.01234567.".Length + 16)]).Distinct().Count());

    [Fact]
    public void Seal_SaysWithWhichKey()
    {
        var key = RandomNumberGenerator.GetBytes(MasterKey.Length);

        Assert.StartsWith($"v2.{MasterKey.IdOf(key)}.", new AesSecretBox(key).Seal("secret", "a"), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{8}$", MasterKey.IdOf(key));
    }

    [Fact]
    public void Open_UnderAnotherKeysId_IsNull()
    {
        var (one, other) = (RandomNumberGenerator.GetBytes(MasterKey.Length), RandomNumberGenerator.GetBytes(MasterKey.Length));
        var text = new AesSecretBox(one).Seal("secret", "a");

        Assert.Null(new AesSecretBox([one, other]).Open(text.Replace(MasterKey.IdOf(one), MasterKey.IdOf(other), StringComparison.Ordinal), "a"));
    }

    [Fact]
    public void Open_WithSeveralKeys_OpensWhatEachSealedAndSealsWithTheFirst()
    {
        var (fresh, old) = (RandomNumberGenerator.GetBytes(MasterKey.Length), RandomNumberGenerator.GetBytes(MasterKey.Length));
        var both = new AesSecretBox([fresh, old]);

        Assert.Equal("secret", both.Open(new AesSecretBox(old).Seal("secret", "a"), "a"));
        Assert.Equal("secret", new AesSecretBox(fresh).Open(both.Seal("secret", "a"), "a"));
    }

    /// <summary>Sealed by version 0.1.0, whose texts had no key's id.</summary>
    [Fact]
    public void Open_WhatAnEarlierVersionSealed_IsTheSecret()
    {
        byte[] key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        const string text = "v1.AAECAwQFBgcICQoLXtNfo5eUQGIix7wLAUAMTDNtsnq8wrE77CL07sKaWBnsveJa";

        Assert.Equal("today's access token", new AesSecretBox(key).Open(text, "session:5001"));
        Assert.Equal("today's access token", new AesSecretBox([RandomNumberGenerator.GetBytes(MasterKey.Length), key]).Open(text, "session:5001"));
        Assert.Null(new AesSecretBox(key).Open(text, "session:5002"));
    }

    [Fact]
    public void Open_SealedByAKeyThatCameLater_ReadsTheFileAgain()
    {
        using var folder = new TempFolder();
        var options = new SecretsOptions { KeyFile = folder.File("master.key") };
        var running = AesSecretBox.WithKeyOf(options).Box!;
        var before = running.Seal("secret", "a");
        File.SetLastWriteTimeUtc(options.KeyFile, DateTime.UnixEpoch);
        running = AesSecretBox.WithKeyOf(options).Box!;

        var (id, error) = MasterKey.Renew(options.KeyFile);
        var after = AesSecretBox.WithKeyOf(options).Box!.Seal("secret", "a");

        Assert.Null(error);
        Assert.StartsWith($"v2.{id}.", after, StringComparison.Ordinal);
        Assert.False(running.IsOld(before));
        Assert.Equal("secret", running.Open(after, "a"));
        Assert.Equal("secret", running.Open(before, "a"));
        Assert.True(running.IsOld(before));
        Assert.StartsWith($"v2.{id}.", running.Seal("secret", "a"), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileIsGone_GoesOnWithTheKeysThatItHas()
    {
        using var folder = new TempFolder();
        var options = new SecretsOptions { KeyFile = folder.File("master.key") };
        var running = AesSecretBox.WithKeyOf(options).Box!;
        var text = running.Seal("secret", "a");
        File.Delete(options.KeyFile);

        Assert.Null(running.Open(_box.Seal("secret", "a"), "a"));
        Assert.Equal("secret", running.Open(text, "a"));
        Assert.False(File.Exists(options.KeyFile));
    }
}
