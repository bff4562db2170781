namespace BracketBot.Sandbox.Broker;

/// <summary>The manners of a broker: the same book and the same rules, told in another form.</summary>
public enum BrokerProfile
{
    /// <summary>As the documents print it: numbers now as numbers, now as text, absent ones as null, 0, "" or {}; a history of the documented shape.</summary>
    Documented,

    /// <summary>As little as will do: no field that has nothing to say, an empty list is an error, no history, errors without a code and with HTTP 200.</summary>
    Terse,

    /// <summary>
    /// As some hosts do it: statuses in words, legs in mixed case, numbers with separators, absent ids as 0 or a word, a row that is no order,
    /// and a cancel that takes a while (<see cref="SimulatedBrokerOptions.OddCancelTakes"/>).
    /// </summary>
    Odd,
}
