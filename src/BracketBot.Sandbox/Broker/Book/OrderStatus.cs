namespace BracketBot.Sandbox.Broker;

/// <summary>Statuses as the order book spells them.</summary>
public static class OrderStatus
{
    public const string New = "NEW";
    public const string Confirmed = "CONFIRMED";
    public const string ModifyConfirmed = "MODIFY_CONFIRMED";
    public const string TriggerPending = "TRIGGER_PENDING";
    public const string AmoReceived = "AMO_REQ_RECEIVED";
    public const string AmoCancelConfirmed = "AMO_CANCEL_CONFIRMED";
    public const string CancelPending = "CANCEL_PENDING";
    public const string CancelConfirmed = "CANCEL_CONFIRMED";
    public const string Complete = "COMPLETE";
    public const string Rejected = "REJECTED";
}
