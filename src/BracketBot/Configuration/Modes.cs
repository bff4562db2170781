namespace BracketBot.Configuration;

/// <summary><c>Telegram:Mode</c>: how updates arrive.</summary>
internal enum TelegramMode
{
    Polling,
    Webhook,
}

/// <summary><c>Access:Mode</c>: who may get access.</summary>
internal enum AccessMode
{
    /// <summary>Only those in <c>Access:Users</c> and <c>Access:Admins</c>.</summary>
    Closed,

    /// <summary>Also those whom an admin lets in.</summary>
    Invite,

    /// <summary>Anybody who asks.</summary>
    Open,
}
