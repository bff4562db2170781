using BracketBot.Broker;
using BracketBot.Core.Accounts;
using BracketBot.Core.Dialogs;
using BracketBot.Storage;
using BracketBot.Telegram;

namespace BracketBot.Configuration;

/// <summary>The whole configuration, checked. Made by <see cref="SettingsReader"/>.</summary>
internal sealed record Settings
{
    public required TelegramOptions Telegram { get; init; }
    public required BrokerOptions Broker { get; init; }
    public required StorageOptions Storage { get; init; }
    public required ServerOptions Server { get; init; }
    public required SecretsOptions Secrets { get; init; }
    public required AccessOptions Access { get; init; }
    public required DialogRules Dialogs { get; init; }

    /// <summary><c>Logging:LogLevel</c>: what is logged, by category or its beginning; <c>Default</c> for all others. Default: Information.</summary>
    public required IReadOnlyDictionary<string, LogLevel> LogLevels { get; init; }

    /// <summary><c>Market:TimeZone</c>: the zone that times are shown in. Default: Asia/Kolkata.</summary>
    public required TimeZoneInfo MarketZone { get; init; }
}

/// <summary>Where the program listens.</summary>
internal sealed record ServerOptions
{
    /// <summary>Default: http://127.0.0.1:8080.</summary>
    public required Uri Listen { get; init; }

    /// <summary>How others reach it, for the addresses that <c>/hooks</c> shows; null where only this machine does.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How a browser reaches it: the public address, or on the same machine.</summary>
    public Uri Reachable => PublicUrl ?? (Listen.Host is "0.0.0.0" or "[::]" or "localhost" ? new UriBuilder(Listen) { Host = "127.0.0.1" }.Uri : Listen);

    /// <summary>An address of the bot's own for a browser.</summary>
    /// <param name="path">Below its root, without a slash in front.</param>
    public Uri At(string path) => new($"{Reachable.ToString().TrimEnd('/')}/{path}");
}

/// <summary>Where the key is that access tokens are sealed with.</summary>
internal sealed record SecretsOptions
{
    /// <summary>Made with mode 0600 when missing. Default: data/master.key.</summary>
    public required string KeyFile { get; init; }

    /// <summary>32 bytes, instead of the file; null to use the file.</summary>
    public byte[]? Key { get; init; }
}

/// <summary>Who may use the bot.</summary>
internal sealed record AccessOptions
{
    /// <summary><c>Access:Mode</c>. Default: Closed.</summary>
    public AccessMode Mode { get; init; }

    /// <summary><c>Access:Users</c>.</summary>
    public required IReadOnlyList<ConfiguredUser> Users { get; init; }

    /// <summary><c>Access:Admins</c>: always with access, and never to be revoked from the chat.</summary>
    public IReadOnlyList<TelegramUserId> Admins { get; init; } = [];
}
