namespace BracketBot.Core.Chat;

/// <summary>Which card goes first when not all can. Lower values go first.</summary>
public enum CardPriority
{
    /// <summary>What became of a cancel.</summary>
    CancelAnswer = 0,

    /// <summary>An answer to a message or a tap.</summary>
    Answer = 1,

    /// <summary>What the bot sends unprompted; paced.</summary>
    Push = 2,
}
