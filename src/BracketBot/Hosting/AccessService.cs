using BracketBot.Configuration;
using BracketBot.Core.Accounts;

namespace BracketBot.Hosting;

/// <summary>Makes the users of the configuration the list of those with access. Registered first: nothing is handled before it is done.</summary>
internal sealed class AccessService(IAccountStore accounts, AccessOptions access, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => accounts.ReplaceAllAsync(access.Users, time.GetUtcNow(), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
