using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Commits;

namespace BracketBot.Members;

/// <summary>Changes members: reads, changes, and commits; once more where somebody else was first.</summary>
internal sealed class MemberChanges(IMemberStore members, ICommits commits)
{
    /// <summary>Changes one member, together with what else is to be written; the update in it is handled also where there is nothing to change.</summary>
    /// <param name="change">From the stored member to the one wanted; null to leave it.</param>
    /// <param name="with">What else is written, made of the member as it will be (as it is where nothing changes).</param>
    /// <returns>
    /// The member as it is now; null for somebody unknown, where the update was handled before, and where something else that is written was changed by
    /// somebody else.
    /// </returns>
    public async Task<Member?> ChangeAsync(TelegramUserId id, Func<Member, Member?> change, Func<Member, IReadOnlyList<Write>>? with = null)
    {
        for (Member? before = null; ;)
        {
            if (await members.FindAsync(id, CancellationToken.None) is not { } stored || stored.Version == before?.Version)
            {
                return null;
            }

            before = stored;

            var wanted = change(stored);
            var next = wanted is null ? stored : wanted with { Version = stored.Version + 1 };
            IReadOnlyList<Write> writes = [.. with?.Invoke(next) ?? [], .. wanted is null ? [] : (Write[])[new SaveMember(next)]];
            if (writes.Count == 0)
            {
                return next;
            }

            switch (await commits.CommitAsync(writes, CancellationToken.None))
            {
                case CommitResult.Committed:
                    return next;
                case CommitResult.AlreadyHandled:
                    return null;
            }
        }
    }
}
