using BracketBot.Sandbox.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BracketBot.Sandbox.Tests.Browser;

public sealed class SandboxBrowserTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_RedirectsAndCookies_EndsOnThePage()
    {
        await using var site = await StartAsync();
        using var browser = new SandboxBrowser();

        var page = await browser.OpenAsync(new(site.Url, "/one"), Cancel);

        Assert.Equal((200, "Three & more", "cookie=c A line"), (page.Status, page.Title, page.Text));
        Assert.Equal(["/one", "/two", "/three"], page.Way.Select(address => address.AbsolutePath));
        Assert.Equal(["https://t.me/Bot?start=a&x=1"], page.Links.Select(link => link.OriginalString));
    }

    [Fact]
    public async Task Open_AnotherBrowser_HasNoCookie()
    {
        await using var site = await StartAsync();
        using var browser = new SandboxBrowser();
        using var other = new SandboxBrowser();
        await browser.OpenAsync(new(site.Url, "/one"), Cancel);

        Assert.Equal("cookie= A line", (await other.OpenAsync(new(site.Url, "/three"), Cancel)).Text);
    }

    [Fact]
    public async Task Open_ACircle_EndsWithAnError()
    {
        await using var site = await StartAsync();
        using var browser = new SandboxBrowser();

        await Assert.ThrowsAsync<InvalidOperationException>(() => browser.OpenAsync(new(site.Url, "/circle"), Cancel));
    }

    [Fact]
    public async Task Submit_FormByItsButton_SendsWhatStandsInIt()
    {
        await using var site = await StartAsync();
        using var browser = new SandboxBrowser();
        var page = await browser.OpenAsync(new(site.Url, "/form"), Cancel);

        var sent = await browser.SubmitAsync(page, "Yes", new Dictionary<string, string> { ["typed"] = "x y" }, Cancel);

        Assert.Equal("hidden=a&b typed=x y choice=2 go=yes", sent.Text);
        await Assert.ThrowsAsync<InvalidOperationException>(() => browser.SubmitAsync(page, "Maybe", cancel: Cancel));
    }

    private static async Task<Site> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.MapGet("/one", context =>
        {
            context.Response.Cookies.Append("c", "c", new() { HttpOnly = true });
            context.Response.Redirect("/two");
            return Task.CompletedTask;
        });
        app.MapGet("/two", context =>
        {
            context.Response.Redirect("three");
            return Task.CompletedTask;
        });
        app.MapGet("/circle", context =>
        {
            context.Response.Redirect("/circle");
            return Task.CompletedTask;
        });
        app.MapGet("/three", context => context.Response.WriteAsync($$"""
            <html><head><title>Three &amp; more</title><style>a { color: red }</style></head>
            <body>cookie={{context.Request.Cookies["c"]}}<p>A <a class="x" href="https://t.me/Bot?start=a&amp;x=1">line</a></p></body></html>
            """, Cancel));
        app.MapGet("/form", context => context.Response.WriteAsync("""
            <form method="post" action="sent"><input type="hidden" name="hidden" value="a&amp;b"><input name="typed">
            <select name="choice"><option value="1">One</option><option value="2" selected>Two</option></select>
            <button name="go" value="yes">Yes, do</button><button name="go" value="no">No</button></form>
            """, Cancel));
        app.MapPost("/sent", async context =>
        {
            var form = await context.Request.ReadFormAsync(Cancel);
            await context.Response.WriteAsync(string.Join(' ', form.Select(field => $"{field.Key}={field.Value}")), Cancel);
        });
        await app.StartAsync(Cancel);
        return new(app, new Uri(app.Urls.Single()));
    }

    private sealed record Site(WebApplication App, Uri Url) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
