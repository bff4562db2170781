using System.Text.RegularExpressions;

namespace BracketBot.Sandbox.Broker;

/// <summary>Where a log-in may send its visitor back to: an address as it was registered, letter for letter.</summary>
internal static partial class RegisteredRedirects
{
    /// <param name="registered">Empty: the callback of any bot on this machine.</param>
    /// <param name="redirect">As it was asked for.</param>
    public static bool Allow(IReadOnlyList<string> registered, string redirect) =>
        registered.Count > 0 ? registered.Contains(redirect, StringComparer.Ordinal) : OnThisMachine().IsMatch(redirect);

    [GeneratedRegex(@"\Ahttp://127\.0\.0\.1(:[0-9]{1,5})?/oauth/callback\z")]
    private static partial Regex OnThisMachine();
}
