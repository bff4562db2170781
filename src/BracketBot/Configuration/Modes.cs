namespace BracketBot.Configuration;

/// <summary><c>Telegram:Mode</c>: how updates come.</summary>
internal enum TelegramMode
{
    Polling,
    Webhook,
}

/// <summary><c>Access:Mode</c>: who may get access.</summary>
internal enum AccessMode
{
    /// <summary>The users of <c>Access:Users</c> alone.</summary>
    Closed,
    Invite,
    Open,
}
