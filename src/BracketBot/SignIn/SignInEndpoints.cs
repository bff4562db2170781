using System.Net;
using System.Text;
using BracketBot.Configuration;
using BracketBot.Linking;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.SignIn;

/// <summary><c>GET /oauth/start/{code}</c> and <c>GET /oauth/callback</c>: a browser's way to the broker's login and back.</summary>
internal static class SignInEndpoints
{
    private const string Cookie = "bracketbot-login";
    private const int LongestCode = 64;
    private const int LongestValue = 4096;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/start/{code}", async (string code, HttpContext http, LoginFlow flow, ServerOptions server, BotName name, ILoggerFactory logs) =>
        {
            var step = code.Length > LongestCode
                ? new LoginStep.Page(SignInPage.Unknown)
                : await OrAsync(() => flow.StartAsync(code, http.RequestAborted), (LoginStep)new LoginStep.Page(SignInPage.Busy), logs);
            if (step is LoginStep.GoToBroker go)
            {
                http.Response.Cookies.Append(Cookie, go.Keep, new CookieOptions
                {
                    HttpOnly = true,

                    // It comes along when the broker sends the browser back, and with nothing that another page sends.
                    SameSite = SameSiteMode.Lax,
                    Secure = server.Reachable.Scheme == Uri.UriSchemeHttps,
                    Path = "/oauth",
                    MaxAge = TimeSpan.FromMinutes(15),
                });
                Guard(http.Response);
                http.Response.Redirect(go.Address.AbsoluteUri);
                return;
            }

            await ShowAsync(http, ((LoginStep.Page)step).Shown, name);
        });
        routes.MapGet("/oauth/callback", async (HttpContext http, LoginFlow flow, BotName name, ILoggerFactory logs) =>
        {
            var page = await OrAsync(
                () => flow.ComeBackAsync(Value("code"), Value("state"), Value("error"), http.Request.Cookies[Cookie], http.RequestAborted), SignInPage.Busy, logs);
            if (page.Status == StatusCodes.Status200OK)
            {
                http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/oauth" });
            }

            await ShowAsync(http, page, name);

            string? Value(string name) => http.Request.Query.TryGetValue(name, out var values) && values is [{ Length: <= LongestValue } value] ? value : null;
        });
    }

    /// <summary>A store that is away leaves nobody on a blank page.</summary>
    private static async Task<T> OrAsync<T>(Func<Task<T>> work, T busy, ILoggerFactory logs)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (StoreWatch.IsStores(e))
        {
            Log.LoginNotStored(logs.CreateLogger<LoginFlow>(), e);
            return busy;
        }
    }

    /// <summary>Addresses here hold codes: they go into no cache, no other page's referrer, and no frame.</summary>
    private static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static async Task ShowAsync(HttpContext http, SignInPage page, BotName name)
    {
        // Asked for once; a page without the way back is better than none.
        var bot = await name.FindAsync(http.RequestAborted);
        Guard(http.Response);
        http.Response.StatusCode = page.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(Html(page, bot), Encoding.UTF8);
    }

    private static string Html(SignInPage page, string? bot) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{Escaped(page.Headline)}}</title>
        <style>
        body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto 0; padding: 0 1.25rem; }
        h1 { font-size: 1.375rem; line-height: 1.25; }
        .number { font-size: 4rem; font-weight: 700; letter-spacing: .1em; margin: 1rem 0; }
        </style>
        </head>
        <body>
        <h1>{{Escaped(page.Headline)}}</h1>
        <p>{{Escaped(page.Text)}}</p>
        {{(page.Number is { } number ? $"<p class=\"number\">{Escaped(number)}</p>" : "")}}
        {{(bot is { Length: > 0 } ? $"<p><a href=\"https://t.me/{Escaped(bot)}\">Back to the chat</a></p>" : "")}}
        </body>
        </html>
        """;

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
