namespace BracketBot.Core.Cancels;

/// <summary>The kinds of <see cref="RequestFailure"/>. Their names are stored.</summary>
public enum FailureKind
{
    /// <summary>Stored by a version that wrote it in words.</summary>
    Untold,

    // Nothing left.
    HostNotFound,
    ConnectionRefused,
    NoConnection,
    TlsFailed,
    ProxyFailed,

    /// <summary>There was no connection before the ticket's send-by.</summary>
    NoConnectionInTime,

    /// <summary>The ticket's send-by had passed before the first try.</summary>
    TooLate,

    /// <summary>The user stopped the list before this request left.</summary>
    Stopped,

    // It left.
    NoAnswerInTime,
    ConnectionBroke,

    /// <summary>A 5xx status.</summary>
    HttpStatus,
    NoEnvelope,
    TooLong,
    CannotUnpack,
    NoOrderList,

    /// <summary>Trading information without a <c>client_id</c>.</summary>
    NoClient,

    /// <summary>A login's answer without an access token.</summary>
    NoToken,

    /// <summary>A reading failed on our side.</summary>
    LookFailed,
}
