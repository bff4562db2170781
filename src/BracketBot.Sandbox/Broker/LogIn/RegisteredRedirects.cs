using System.Text.RegularExpressions;

namespace BracketBot.Sandbox.Broker;

/// <summary>Where a login may send its visitor back to: exactly the registered address.</summary>
internal static partial class RegisteredRedirects
{
    /// <param name="registered">If empty, the callback of any bot on this machine is allowed.</param>
    /// <param name="redirect">The requested address.</param>
    public static bool Allow(IReadOnlyList<string> registered, string redirect) =>
        registered.Count > 0 ? registered.Contains(redirect, StringComparer.Ordinal) : OnThisMachine().IsMatch(redirect);

    [GeneratedRegex(@"\Ahttp://127\.0\.0\.1(:[0-9]{1,5})?/oauth/callback\z")]
    private static partial Regex OnThisMachine();
}
