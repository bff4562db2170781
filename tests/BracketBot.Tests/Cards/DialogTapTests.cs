using System.Text;
using BracketBot.Cards;
using BracketBot.Core.Chat;
using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Tests.Cards;

/// <summary>Callback data: anybody can forge it.</summary>
public sealed class DialogTapTests
{
    [Fact]
    public void Parse_AnyText_IsATapThatWritesTheSameOrNone() => Prop.ForAll<string?>(text =>
    {
        var data = text ?? "";
        return DialogTap.Parse(data) is not { } tap || DialogTap.Parse(tap.ToCallbackData()) == tap;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Parse_NearlyRightText_NeverThrows()
    {
        var pieces = Gen.Elements("d", ":", ".", "a", "i", "j", "0", "3", "-1", " ", "2147483647", "2147483648", "dialog0123456789", "é", "\0", "\ud83d");
        var texts = Gen.ListOf(pieces).Select(p => string.Concat(p)).ToArbitrary();

        Prop.ForAll(texts, text => DialogTap.Parse(text) is not { } tap || DialogTap.Parse(tap.ToCallbackData()) == tap)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void Parse_WhatAButtonCarries_IsTheSameTap()
    {
        var taps = from action in Gen.Elements(Enum.GetValues<DialogAction>())
                   from version in Gen.Choose(0, int.MaxValue)
                   from argument in Gen.Choose(0, int.MaxValue)
                   select new DialogTap(DialogTap.NewId(DateTimeOffset.UnixEpoch), action, version, argument);

        Prop.ForAll(taps.ToArbitrary(), tap => DialogTap.Parse(tap.ToCallbackData()) == tap).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void ToCallbackData_OfTheLargest_FitsIn64Bytes()
    {
        foreach (var action in Enum.GetValues<DialogAction>())
        {
            var data = new DialogTap(DialogTap.NewId(DateTimeOffset.UnixEpoch), action, int.MaxValue, int.MaxValue).ToCallbackData();

            Assert.InRange(Encoding.UTF8.GetByteCount(data), 1, 64);
            Assert.StartsWith($"{DialogTap.Kind}:", data, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("d::a:1.0")]
    [InlineData("x:dialog0123456789:a:1.0")]
    [InlineData("d:dialog0123456789:z:1.0")]
    [InlineData("d:dialog0123456789:aa:1.0")]
    [InlineData("d:dialog0123456789:a:1")]
    [InlineData("d:dialog0123456789:a:-1.0")]
    [InlineData("d:dialog0123456789:a:1.0.0")]
    [InlineData("d:dialog0123456789:a:1.0:x")]
    [InlineData("d:dialog0123456789:a:+1.0")]
    [InlineData("d:dialog0123456789:a:99999999999.0")]
    public void Parse_WhatNoButtonCarries_IsNone(string data) => Assert.Null(DialogTap.Parse(data));

    [Fact]
    public void NewId_OfOneMoment_IsTheTimeAndWhatNobodyGuesses()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => DialogTap.NewId(DateTimeOffset.FromUnixTimeMilliseconds(0x0123456789ab)).Value).ToList();

        Assert.Distinct(ids.Select(id => id[12..]));
        Assert.All(ids, id => Assert.Matches("^0123456789ab7[0-9a-f]{3}[89ab][0-9a-f]{15}$", id));
    }

    [Fact]
    public void IdWithin_HasTheTimeOfItsDialog()
    {
        var list = DialogTap.NewId(DateTimeOffset.UnixEpoch);

        Assert.Equal(DialogTap.IdWithin(list, "alert"), DialogTap.IdWithin(list, "alert"));
        Assert.NotEqual(DialogTap.IdWithin(list, "alert"), DialogTap.IdWithin(list, "alert2"));
        Assert.Matches("^000000000000[0-9a-f]{20}$", DialogTap.IdWithin(list, "alert").Value);
    }

    [Fact]
    public void IdWithin_AnOldDialog_IsWhatItWas() => Assert.Equal("QaXF454_AeIkQElh", DialogTap.IdWithin(new DialogId("dialog0123456789"), "alert").Value);
}
