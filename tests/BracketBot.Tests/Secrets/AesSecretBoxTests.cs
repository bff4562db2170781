using System.Security.Cryptography;
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
        var bytes = Convert.FromBase64String(_box.Seal("secret", "a")["v1.".Length..]);

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.Null(_box.Open("v1." + Convert.ToBase64String(changed), "a"));
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
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Select(_ => _box.Seal("secret", "a")[..("v1.".Length + 16)]).Distinct().Count());
}
