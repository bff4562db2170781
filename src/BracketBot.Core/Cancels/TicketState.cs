namespace BracketBot.Core.Cancels;

/// <summary>Where a ticket is on its way. It only ever moves down this list.</summary>
public enum TicketState
{
    /// <summary>Confirmed; its one request may be on its way.</summary>
    Open,

    /// <summary>The broker gave its word; the order book is being read to see what became of the leg.</summary>
    Answered,

    /// <summary>No word from the broker; the order book is being read until it is known.</summary>
    Looking,

    /// <summary>It has its outcome.</summary>
    Settled,
}
