using BracketBot.Configuration;
using BracketBot.Core.Accounts;

namespace BracketBot.Hosting;

/// <summary>Brings the members in line with the configuration. Registered first: nothing is handled before it is done.</summary>
internal sealed class AccessService(IMemberStore members, AccessOptions access, ISecretBox box, TimeZoneInfo marketZone, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var roster = new Roster(access.Users, access.Admins, access.Mode == AccessMode.Closed, box, marketZone);
        return members.RewriteAsync(stored => roster.Changes(stored, time.GetUtcNow()), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
