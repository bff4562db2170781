using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Members;

namespace BracketBot.Linking;

/// <summary>Exchanges the code that a login at the broker ends with.</summary>
internal sealed class CodeExchange(IBrokerLogin login, IBroker broker, LoginLinks links, ILogger<CodeExchange> log)
{
    /// <summary>The token that the code is worth, and whose it is. A code is worth one once.</summary>
    public async Task<Result<(TradingInfo Owner, string Token), BrokerError>> ForSessionAsync(string code, string verifier)
    {
        var exchanged = await login.ExchangeAsync(code, links.ComeBackTo, verifier, CancellationToken.None);
        if (!exchanged.Try(out var token, out var error))
        {
            return Failed(error);
        }

        var read = await broker.ReadTradingInfoAsync(new BrokerSession(default, token), CancellationToken.None);
        return read.Try(out var owner, out error) ? (owner, token) : Failed(error);
    }

    private BrokerError Failed(BrokerError error)
    {
        Log.LoginFailed(log, error.GetType().Name);
        return error;
    }
}
