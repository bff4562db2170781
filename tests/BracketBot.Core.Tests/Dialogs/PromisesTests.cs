using FsCheck;
using FsCheck.Fluent;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>Random walks through the dialog, with readings of a changing order book that come in late, or not.</summary>
public class PromisesTests
{
    [Fact]
    public void RandomInputs_WhatIsSent_ComesOnlyFromALiveConfirmationAndIsWhatWasShown()
    {
        var (tickets, oneTaps, lists) = (0, 0, 0);
        var property = Prop.ForAll(Moves().ToArbitrary(), moves =>
        {
            var walk = new RandomWalk();
            foreach (var move in moves)
            {
                walk.Take(move);
            }

            (tickets, oneTaps, lists) = (tickets + walk.Tickets, oneTaps + walk.OneTaps, lists + walk.Lists);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true), property);
        Assert.True(
            tickets - oneTaps > 200 && oneTaps > 80 && lists > 50,
            $"Only {tickets} tickets, {oneTaps} of them by one tap, and {lists} lists in all walks: they don't try what they should.");
    }

    private static Gen<RandomMove[]> Moves()
    {
        var move =
            from kind in Gen.Choose(0, 99)
            from argument in Gen.Choose(-1, 5)
            from milliseconds in Gen.OneOf(Gen.Choose(0, 900), Gen.Choose(0, 7_000), Gen.Choose(0, 90_000))
            from waited in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
            from lag in Gen.Frequency((8, Gen.Constant(0)), (2, Gen.Choose(0, 8_000)))
            select new RandomMove(kind, argument, TimeSpan.FromMilliseconds(milliseconds), waited, TimeSpan.FromMilliseconds(lag));
        return move.ArrayOf(40);
    }
}
