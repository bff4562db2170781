using BracketBot.Core.Orders;

namespace BracketBot.Cards;

/// <summary>What is held through a bracket, and what protects it: the line that matters most.</summary>
internal static class PositionLines
{
    /// <param name="held">Units, above 0.</param>
    /// <param name="covered">Units that open stops cover.</param>
    public static string Of(BracketOrder bracket, decimal held, decimal covered) =>
        covered == 0 ? $"No stop stands for {CancelAllLines.Position(bracket, held)}."
        : covered < held ? $"Stops stand for {Amount.Units(covered)} of {CancelAllLines.Position(bracket, held)}."
        : $"You hold {CancelAllLines.Position(bracket, held)}, with a stop.";

    /// <summary>The same right after an entry was filled, when the exits may be on their way.</summary>
    public static string Filled(BracketOrder bracket, decimal held, decimal covered) => covered == 0
        ? $"You hold {CancelAllLines.Position(bracket, held)}. No stop is in the order book yet."
        : Of(bracket, held, covered);
}
