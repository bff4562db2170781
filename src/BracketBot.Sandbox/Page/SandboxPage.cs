using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox.Page;

/// <summary>
/// The page at /, and what it calls: <c>GET /sandbox/events</c>; <c>POST /sandbox/telegram/send {person, text}</c>,
/// <c>tap {person, message, data}</c> (answers when the bot does), <c>link {person, link}</c>, <c>away {on}</c>; <c>GET /sandbox/telegram/files</c>; <c>POST /sandbox/bot/kill</c>,
/// <c>start</c>; <c>POST /sandbox/alerts {address, body, times}</c>, which goes to the bot's own addresses alone; and the broker's own controls under /sandbox/broker.
/// </summary>
internal sealed class SandboxPage(SandboxHost sandbox, TimeProvider time)
{
    /// <summary>A button does not spin for ever.</summary>
    private static readonly TimeSpan SpinFor = TimeSpan.FromSeconds(20);

    public void Map(WebApplication app)
    {
        app.Use(PageGuard.CheckAsync);
        app.UseRouting();
        PageFiles.Map(app);
        sandbox.Broker.MapControls(app);
        app.MapGet("/sandbox/events", new EventStream(sandbox, time).ServeAsync);
        app.MapPost("/sandbox/telegram/send", SendAsync);
        app.MapPost("/sandbox/telegram/tap", TapAsync);
        app.MapPost("/sandbox/telegram/link", OpenLinkAsync);
        app.MapPost("/sandbox/telegram/away", AwayAsync);
        ChatFiles.Map(app, sandbox.Telegram);
        app.MapPost("/sandbox/bot/kill", context => ForBot(context, bot => bot.Kill()));
        app.MapPost("/sandbox/bot/start", context => ForBot(context, bot => bot.Start()));
        app.MapPost("/sandbox/alerts", PostAlertsAsync);
    }

    private async Task SendAsync(HttpContext context)
    {
        if (await ReadAsync(context, PageJson.Default.SendRequest) is not { } request || Who(request.Person) is not { } person)
        {
            return;
        }

        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            sandbox.Telegram.SendText(person, request.Text);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task TapAsync(HttpContext context)
    {
        if (await ReadAsync(context, PageJson.Default.TapRequest) is not { } request || Who(request.Person) is not { } person)
        {
            return;
        }

        var tap = sandbox.Telegram.Tap(person, person.Id, request.Message, request.Data);
        TapResponse response;
        try
        {
            var answer = await tap.Answered.WaitAsync(SpinFor, time, context.RequestAborted);
            response = new(true, answer.Text, answer.ShowAlert);
        }
        catch (TimeoutException)
        {
            response = new(false, "", false);
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        await context.Response.WriteAsJsonAsync(response, PageJson.Default.TapResponse, cancellationToken: context.RequestAborted);
    }

    private async Task OpenLinkAsync(HttpContext context)
    {
        if (await ReadAsync(context, PageJson.Default.LinkRequest) is not { } request || Who(request.Person) is not { } person
            || !Uri.TryCreate(request.Link, UriKind.Absolute, out var link) || !BotLink.TryRead(link, sandbox.Telegram.Options.BotUsername, out _))
        {
            return;
        }

        sandbox.Telegram.OpenLink(person, link);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task AwayAsync(HttpContext context)
    {
        if (await ReadAsync(context, PageJson.Default.AwayRequest) is not { } request)
        {
            return;
        }

        sandbox.Telegram.Faults.Clear(TelegramFaultKind.Away);
        if (request.On)
        {
            sandbox.Telegram.Faults.Away();
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task PostAlertsAsync(HttpContext context)
    {
        if (await ReadAsync(context, PageJson.Default.AlertsRequest) is not { Times: >= 1 and <= AlertsRequest.MostTimes, Body.Length: <= AlertsRequest.LongestBody } request)
        {
            return;
        }

        if (sandbox.Bot is null)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        var address = AlertAddress.Read(request.Address, sandbox.Bot.Settings.Listen, out var refusal);
        var answers = address is null ? [] : await AlertPosts.SendAsync(address, request.Body, request.Times, context.RequestAborted);
        context.Response.StatusCode = address is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        await context.Response.WriteAsJsonAsync(new(answers, refusal), PageJson.Default.AlertsResponse, cancellationToken: context.RequestAborted);
    }

    private Task ForBot(HttpContext context, Action<Bot.BotProcess> act)
    {
        context.Response.StatusCode = sandbox.Bot is null ? StatusCodes.Status409Conflict : StatusCodes.Status204NoContent;
        if (sandbox.Bot is not null)
        {
            act(sandbox.Bot);
        }

        return Task.CompletedTask;
    }

    private Person? Who(long id) => sandbox.People.FirstOrDefault(someone => someone.Person.Id == id)?.Person;

    // An unreadable request, or one by somebody unknown here, is answered with 400.
    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) where T : class
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (!context.Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFromJsonAsync(type, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
