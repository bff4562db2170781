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

    /// <summary><c>Logging:LogLevel</c>: the level by category or its prefix; <c>Default</c> for all others. Default: Information.</summary>
    public required IReadOnlyDictionary<string, LogLevel> LogLevels { get; init; }

    /// <summary><c>Market:TimeZone</c>: the zone for showing times. Default: Asia/Kolkata.</summary>
    public required TimeZoneInfo MarketZone { get; init; }
}

/// <summary>Where the program listens.</summary>
internal sealed record ServerOptions
{
    /// <summary>Default: http://127.0.0.1:8080.</summary>
    public required Uri Listen { get; init; }

    /// <summary>How others reach it, for the addresses that <c>/hooks</c> shows; null if only this machine can.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How a browser reaches it: at the public address, or from the same machine.</summary>
    public Uri Reachable => PublicUrl ?? (Listen.Host is "0.0.0.0" or "[::]" or "localhost" ? new UriBuilder(Listen) { Host = "127.0.0.1" }.Uri : Listen);

    /// <summary>One of the bot's own addresses, for a browser.</summary>
    /// <param name="path">Relative to the root, without a leading slash.</param>
    public Uri At(string path) => new($"{Reachable.ToString().TrimEnd('/')}/{path}");
}

/// <summary>Where the key is that seals access tokens.</summary>
internal sealed record SecretsOptions
{
    /// <summary>Created with mode 0600 if missing. Default: data/master.key.</summary>
    public required string KeyFile { get; init; }

    /// <summary>32 bytes that replace the file; null to use the file.</summary>
    public byte[]? Key { get; init; }
}

/// <summary>Who may use the bot.</summary>
internal sealed record AccessOptions
{
    /// <summary><c>Access:Mode</c>. Default: Closed.</summary>
    public AccessMode Mode { get; init; }

    /// <summary><c>Access:Users</c>.</summary>
    public required IReadOnlyList<ConfiguredUser> Users { get; init; }

    /// <summary><c>Access:Admins</c>: always have access, and can't be revoked from the chat.</summary>
    public IReadOnlyList<TelegramUserId> Admins { get; init; } = [];
}
