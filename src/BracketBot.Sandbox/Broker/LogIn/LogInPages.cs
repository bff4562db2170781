using System.Net;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace BracketBot.Sandbox.Broker;

/// <summary>The broker's pages in the browser of somebody who logs in.</summary>
internal static class LogInPages
{
    /// <summary>Forbids caching of an answer with single-use content (RFC 6749, 5.1).</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> NotKept { get; } = [KeyValuePair.Create("Cache-Control", "no-store")];

    // A form-action policy would apply to the form's redirect too, and that leads to the app.
    private static readonly IReadOnlyList<KeyValuePair<string, string>> OfAPage =
    [
        .. NotKept,
        KeyValuePair.Create("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"),
        KeyValuePair.Create("Referrer-Policy", "no-referrer"),
        KeyValuePair.Create("X-Content-Type-Options", "nosniff"),
    ];

    /// <param name="parameters">The app's parameters, which the form passes on.</param>
    /// <param name="options">The clients to choose from.</param>
    /// <param name="chosen">The preselected client.</param>
    /// <param name="wrong">Why the last try was refused; null on the first.</param>
    public static Answer Form(
        IReadOnlyDictionary<string, StringValues> parameters, SimulatedBrokerOptions options, string chosen, string? wrong = null)
    {
        var hidden = AuthorizationRequest.Names.Where(parameters.ContainsKey)
            .Select(name => $"""<input type="hidden" name="{name}" value="{Text(parameters[name].ToString())}">""");
        var clients = options.Accounts.Select(account =>
            $"""<option value="{Text(account.ClientId)}"{(account.ClientId == chosen ? " selected" : "")}>{Text(account.ClientId)} · {Text(account.Name)}</option>""");
        return Page(wrong is null ? 200 : 401, "Log in", $"""
            <p><b>{Text(options.AppId)}</b> asks to see your orders and holdings, and to place and cancel orders for you.</p>
            {(wrong is null ? "" : $"<p class=\"wrong\" role=\"alert\">{Text(wrong)}</p>")}
            <form method="post" action="/oauth2/auth" autocomplete="off">
            {string.Join('\n', hidden)}
            <label>Client <select name="login_id" data-testid="login-client">{string.Concat(clients)}</select></label>
            <label>Password <input type="password" name="password" value="{Text(options.LogInPassword)}" data-testid="login-password"></label>
            <button name="action" value="login" class="go" data-testid="login-go">Log in</button>
            <button name="action" value="cancel" data-testid="login-cancel">Cancel</button>
            </form>
            <p class="dim">A simulated broker: the password is filled in, and nothing leaves this machine. The session ends at midnight.</p>
            """);
    }

    /// <summary>Redirects nobody: who asked, or where an answer may go, is unknown.</summary>
    public static Answer Refused(string why) => Page(400, "This link cannot be used", $"""
        <p>{Text(why)}</p>
        <p class="dim">Nothing was done. Go back to the app and begin again.</p>
        """);

    private static Answer Page(int status, string title, string body) => new(status, Encoding.UTF8.GetBytes($$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} · Simulated broker</title>
        <style>
        :root { --page: #eef1f4; --card: #fff; --line: #cfd6dd; --text: #131b23; --dim: #5b6671; --go: #1f6f4a; --on-go: #fff; --wrong: #b3261e; font: 16px/1.45 system-ui, sans-serif; }
        @media (prefers-color-scheme: dark) { :root { --page: #0d1319; --card: #17202a; --line: #3a4653; --text: #e9eef3; --dim: #9aa7b4; --go: #63cf9b; --on-go: #07150e; --wrong: #ff8a80; } }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 24px 14px; background: var(--page); color: var(--text); }
        main { max-width: 400px; margin: 0 auto; padding: 20px; border: 1px solid var(--line); border-radius: 14px; background: var(--card); overflow-wrap: anywhere; }
        h1 { margin: 0 0 4px; font-size: 22px; }
        .house { margin: 0; color: var(--dim); font-size: 14px; }
        form { display: grid; gap: 14px; }
        label { display: grid; gap: 4px; font-size: 14px; color: var(--dim); }
        select, input, button { width: 100%; min-width: 0; min-height: 46px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 9px; background: transparent; color: var(--text); font: inherit; }
        option { background: var(--card); color: var(--text); }
        button { font-weight: 600; cursor: pointer; }
        .go { border-color: var(--go); background: var(--go); color: var(--on-go); }
        .wrong { color: var(--wrong); }
        .dim { color: var(--dim); font-size: 14px; }
        </style>
        </head>
        <body>
        <main>
        <p class="house">Simulated broker</p>
        <h1>{{title}}</h1>
        {{body}}
        </main>
        </body>
        </html>

        """))
    {
        ContentType = "text/html; charset=utf-8",
        Headers = OfAPage,
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
