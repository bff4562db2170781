namespace BracketBot.Core.Commits;

/// <summary>The store did not take a commit, or has not said so in time. It may have been written all the same.</summary>
public sealed class StoreAwayException : Exception
{
    public StoreAwayException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public StoreAwayException(string message)
        : base(message)
    {
    }

    public StoreAwayException()
    {
    }
}
