namespace BracketBot.Linking;

/// <summary>What a browser does next that has opened a login's link.</summary>
internal abstract record LoginStep
{
    private LoginStep()
    {
    }

    /// <param name="Keep">What it has to bring back, so that only the browser that began a login ends it.</param>
    public sealed record GoToBroker(Uri Address, string Keep) : LoginStep;

    public sealed record Page(SignInPage Shown) : LoginStep;
}
