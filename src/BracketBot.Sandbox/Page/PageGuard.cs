namespace BracketBot.Sandbox.Page;

/// <summary>
/// Isolates the page: it loads nothing from elsewhere, and no other site in the same browser can reach the sandbox, neither with a form nor through a host
/// name of its own that points here.
/// </summary>
internal static class PageGuard
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var isHere = context.Request.Host.Host is "127.0.0.1" or "localhost";
        var origin = context.Request.Headers.Origin.ToString();
        if (isHere && (origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
