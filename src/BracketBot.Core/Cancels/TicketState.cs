namespace BracketBot.Core.Cancels;

/// <summary>How far a ticket has come. It only ever moves down this list.</summary>
public enum TicketState
{
    /// <summary>Confirmed; its one request may be on its way.</summary>
    Open,

    /// <summary>The broker has answered; the order book is being read to see what became of the leg.</summary>
    Answered,

    /// <summary>The broker gave no answer; the order book is being read until the outcome is known.</summary>
    Looking,

    /// <summary>It has its final outcome.</summary>
    Settled,
}
