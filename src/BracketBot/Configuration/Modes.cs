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
    /// <summary>Those of <c>Access:Users</c> and <c>Access:Admins</c> alone.</summary>
    Closed,

    /// <summary>Also whom an admin lets in.</summary>
    Invite,

    /// <summary>Whoever asks.</summary>
    Open,
}
