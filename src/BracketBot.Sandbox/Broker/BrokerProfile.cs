namespace BracketBot.Sandbox.Broker;

/// <summary>How a broker answers: the same book and the same rules in another format.</summary>
public enum BrokerProfile
{
    /// <summary>As documented: numbers as numbers or text, absent ones as null, 0, "" or {}; a history of the documented shape.</summary>
    Documented,

    /// <summary>As little as possible: no empty fields, an error for an empty list, no history, errors without a code and with HTTP 200.</summary>
    Terse,

    /// <summary>
    /// As some hosts do it: statuses in words, legs in mixed case, numbers with separators, absent ids as 0 or a word, a row that is not an order, and cancels
    /// that take a while (<see cref="SimulatedBrokerOptions.OddCancelTakes"/>).
    /// </summary>
    Odd,
}
