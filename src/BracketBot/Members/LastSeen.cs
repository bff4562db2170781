using System.Collections.Concurrent;
using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;
using BracketBot.Turns;

namespace BracketBot.Members;

/// <summary>Notes when members are heard of and what they are called, for the lists of admins: roughly, so that it costs a commit an hour and not one a message.</summary>
internal sealed class LastSeen(MemberChanges changes, ICommits commits, BackgroundTasks background, TimeProvider time)
{
    private static readonly TimeSpan Roughly = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<TelegramUserId, DateTimeOffset> _noted = [];

    /// <summary>Returns at once.</summary>
    public void Note(Member member, string name)
    {
        var now = time.GetUtcNow();
        if (_noted.TryGetValue(member.Id, out var before) && now < before + Roughly)
        {
            return;
        }

        _noted[member.Id] = now;
        background.Run("when a member was last seen", async () =>
        {
            await commits.CommitAsync([new TouchMember(member.Id, now)], CancellationToken.None);
            if (name.Length > 0 && member.Name != name)
            {
                await changes.ChangeAsync(member.Id, m => m with { Name = name });
            }
        });
    }
}
