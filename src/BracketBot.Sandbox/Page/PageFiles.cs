using System.Reflection;

namespace BracketBot.Sandbox.Page;

/// <summary>The page's files, embedded in the program.</summary>
internal static class PageFiles
{
    private const string Prefix = "Page/";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var assembly = typeof(PageFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var name = resource[Prefix.Length..];
            routes.MapGet(name == "index.html" ? "/" : "/" + name, context => SendAsync(context, assembly, resource));
        }
    }

    private static async Task SendAsync(HttpContext context, Assembly assembly, string resource)
    {
        context.Response.ContentType = Path.GetExtension(resource) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        context.Response.Headers.CacheControl = "no-cache";
        await using var file = assembly.GetManifestResourceStream(resource)!;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
