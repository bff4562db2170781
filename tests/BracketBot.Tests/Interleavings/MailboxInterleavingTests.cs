using BracketBot.Core.Accounts;
using BracketBot.Tests.Shared.Interleaving;
using BracketBot.Turns;

namespace BracketBot.Tests.Interleavings;

/// <summary>
/// Users' turns in thousands of orders: posted at any time, held for a while, given up for a reading and taken again, failing. One user's work never
/// runs beside other work of that user, begins in the order in which it was posted, and always ends.
/// </summary>
public sealed class MailboxInterleavingTests
{
    private const int Runs = 2_000;

    [Fact]
    public void Turns_InAnyInterleaving_AreHeldOneAtATimeAndInOrder()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            new Run(seed).Go();
        }
    }

    private sealed class Run(int seed)
    {
        private readonly Interleaver _all = new(seed);
        private readonly Mailboxes _mailboxes = new();
        private readonly Dictionary<TelegramUserId, List<int>> _posted = [];
        private readonly Dictionary<TelegramUserId, List<int>> _begun = [];
        private readonly Dictionary<TelegramUserId, int> _waiting = [];
        private readonly HashSet<TelegramUserId> _holding = [];

        public void Go() => _all.Run(async () =>
        {
            var users = Enumerable.Range(1, 3).Select(i => new TelegramUserId(i)).ToList();
            users.ForEach(u => (_posted[u], _begun[u], _waiting[u]) = ([], [], 0));
            await Task.WhenAll(users.SelectMany(u => Enumerable.Range(0, 2).Select(_ => PostAllAsync(u))));
            Assert.Equal(_posted, _begun);
            Assert.Empty(_holding);
            Assert.Equal(0, _mailboxes.Open);
        });

        /// <summary>Somebody who posts a user's updates, such as the poller, an alert or the clock.</summary>
        private async Task PostAllAsync(TelegramUserId user)
        {
            var posts = new List<Task>();
            for (var i = 0; i < 30; i++)
            {
                // Now and then faster than the turns.
                if (_all.Sometimes(0.6))
                {
                    await DelayAsync();
                }

                var number = _posted[user].Count;
                var fails = _all.Sometimes(0.1);
                if (_mailboxes.Post(user, turn => WorkAsync(turn, number, fails)) is not { } posted)
                {
                    Assert.True(_waiting[user] >= Mailboxes.PerUser, "Turned away although there is room");
                    continue;
                }

                _posted[user].Add(number);
                _waiting[user]++;
                posts.Add(fails ? Assert.ThrowsAsync<InvalidOperationException>(() => posted) : posted);
            }

            await Task.WhenAll(posts);
        }

        private async Task WorkAsync(UserTurn turn, int number, bool fails)
        {
            _begun[turn.User].Add(number);
            Hold(turn);
            await DelayAsync();
            if (_all.Sometimes(0.5))
            {
                _holding.Remove(turn.User);
                var outside = turn.OutsideAsync(ReadAsync);
                Assert.True(await outside is 7);
                Hold(turn);
                await DelayAsync();
            }

            _holding.Remove(turn.User);
            _waiting[turn.User]--;
            if (fails)
            {
                throw new InvalidOperationException("a bug");
            }
        }

        private async Task<int> ReadAsync()
        {
            await DelayAsync();
            return 7;
        }

        private void Hold(UserTurn turn) => Assert.True(_holding.Add(turn.User), $"{_all.Describe()}\nTwo hold the turn of user {turn.User}");

        private async Task DelayAsync()
        {
            if (_all.Sometimes(0.5))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(_all.Any(20)), _all.World.Clock);
            }
            else
            {
                await Task.Yield();
            }
        }
    }
}
