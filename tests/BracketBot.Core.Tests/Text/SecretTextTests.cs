using BracketBot.Core.Text;

namespace BracketBot.Core.Tests.Text;

/// <summary>What is taken for an access token wherever it is written, and what never is.</summary>
public class SecretTextTests
{
    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJZQTAwMDIifQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")]
    [InlineData("0123456789abcdef01234567")]
    [InlineData("3d5c1f0a-8b7e-4d6f-9a2b-1c3d5e7f9a0b")]
    [InlineData("q7Xz9TnB4sLwE2kR8mVj1yCh")]
    [InlineData("  q7Xz9TnB4sLwE2kR8mVj1yCh\n")]
    [InlineData("token q7Xz9TnB4sLwE2kR8mVj1yCh")]
    [InlineData("/token q7Xz9TnB4sLwE2kR8mVj1yCh")]
    [InlineData("my token: q7Xz9TnB4sLwE2kR8mVj1yCh")]
    [InlineData("abc1+def2/ghi3=jkl4~mno5_pqr6")]
    [InlineData("A1B2C3D4E5F6G7H8I9J0K1L2M3N4O5P6")]
    public void LooksLikeOne_Token_IsTrue(string text) => Assert.True(SecretText.LooksLikeOne(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("20240314929")]
    [InlineData("1100000012461398")]
    [InlineData("110000001246139811000000")]
    [InlineData("/cancel 20240314929 ENTRY")]
    [InlineData("/cancel_20240314929_1100000012461398_entry")]
    [InlineData("FINNIFTY-26JAN2026-25500-CE")]
    [InlineData("NFO:FINNIFTY26JAN25500CE")]
    [InlineData("cancel FINNIFTY-26JAN2026-25500-CE")]
    [InlineData("MIDCPNIFTY-26JAN2026-12500.5-PE")]
    [InlineData("https://example.org/a/B1c2D3e4F5g6H7i8J9k0")]
    [InlineData("what happens to 20240314929 when the entry fills?")]
    [InlineData("please cancel the second leg of the order at once")]
    [InlineData("antidisestablishmentarianism")]
    [InlineData("\u0001withheld")]
    public void LooksLikeOne_WhatTradersWrite_IsFalse(string text) => Assert.False(SecretText.LooksLikeOne(text));
}
