using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Members;

namespace BracketBot.Hosting;

/// <summary>Brings the members in line with the configuration. Registered first: nothing is handled before it is done.</summary>
internal sealed class AccessService(IMemberStore members, AccessOptions access, AdminMenus menus, ISecretBox box, TimeZoneInfo marketZone, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var roster = new Roster(access.Users, access.Admins, access.Mode == AccessMode.Closed, box, marketZone);
        IReadOnlyList<Member> former = [];
        await members.RewriteAsync(
            stored =>
            {
                var changes = roster.Changes(stored, time.GetUtcNow());
                former = [.. changes.Where(m => !m.IsAdmin && stored.GetValueOrDefault(m.Id) is { IsAdmin: true })];
                return changes;
            },
            cancellationToken);
        foreach (var member in former)
        {
            menus.Refresh(member.Id);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
