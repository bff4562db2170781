namespace BracketBot.Core.Commits;

/// <summary>The store rejected a commit or did not answer in time. The commit may still have been written.</summary>
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
