using System.Globalization;
using System.Text;

namespace BracketBot.Sandbox.Broker;

/// <summary>The stages of a request: it is recorded, faults may strike before and after it is carried out, and it is answered or not.</summary>
/// <param name="ahead">How far the clock of the answers' Date header is ahead.</param>
/// <param name="act">Carries out a call, inside the broker's lock.</param>
/// <param name="disposed">Releases requests that a fault holds.</param>
internal sealed class ApiPipeline(RequestLog log, BrokerFaults faults, Envelopes envelopes, TimeProvider time, Func<TimeSpan> ahead, Func<ApiCall, Answer> act, CancellationToken disposed)
{
    public async Task HandleAsync(HttpContext context, BrokerCall kind)
    {
        var (call, number, whole) = await ReceiveAsync(context, kind).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            disposed, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        int? status = null;
        try
        {
            var plan = faults.Take(call.Request);
            if (plan.Name is not null)
            {
                log.Update(number, recorded => recorded with { Fault = plan.Name });
            }

            var answer = whole ? await AnswerAsync(context, call, plan, number, stop.Token).ConfigureAwait(false) : null;
            if (answer is null)
            {
                context.Abort();
                return;
            }

            status = answer.Status;
            // Recorded before it is sent, so whoever has the answer finds it in the recording.
            log.Update(number, recorded => recorded with { AnsweredStatus = status });
            context.Response.Headers.Date = (time.GetUtcNow() + ahead()).ToString("r", CultureInfo.InvariantCulture);
            await SendAsync(context, answer, plan.Main as BrokerFault.CutOffBody).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            log.Update(number, recorded => recorded with { AnsweredStatus = status, FinishedAt = time.GetUtcNow() });
        }
    }

    private async Task<(ApiCall Call, int Number, bool Whole)> ReceiveAsync(HttpContext context, BrokerCall kind)
    {
        var (text, whole) = await ReadBodyAsync(context).ConfigureAwait(false);
        var request = context.Request;
        var authorization = request.Headers.Authorization.ToString();
        var path = request.Path.ToString();
        var query = request.QueryString.ToString();
        var (recorded, ofItsKind) = log.Receive(number => new(
            number, kind, request.Method, path, query, kind is BrokerCall.Token or BrokerCall.LogIn ? "" : text, authorization.Length > 0, time.GetUtcNow()));
        var call = new BrokerRequest(kind, ofItsKind, context.GetRouteValue("id")?.ToString(), request.Method, path, query, text);
        return (new(call, authorization, request.ContentType, request.Query), recorded.Number, whole);
    }

    /// <summary>A caller that dies in the middle of its body has still made a request: it is recorded with what arrived.</summary>
    private static async Task<(string Text, bool Whole)> ReadBodyAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        var whole = true;
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            whole = false;
        }

        return (Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), whole);
    }

    /// <summary>Null for no answer: the connection is dropped.</summary>
    private async Task<Answer?> AnswerAsync(HttpContext context, ApiCall call, FaultPlan plan, int number, CancellationToken stop)
    {
        await DelayAsync(plan.DelayBefore, stop).ConfigureAwait(false);
        switch (plan.Main)
        {
            case BrokerFault.Drop { When: FaultMoment.BeforeActing }:
                return null;
            case BrokerFault.Hang { When: FaultMoment.BeforeActing }:
                await HangAsync(context, stop).ConfigureAwait(false);
                return null;
            case BrokerFault.HttpStatus { When: FaultMoment.BeforeActing } fault:
                return Envelopes.HtmlPage(fault.Status);
            case BrokerFault.EmptyBody { When: FaultMoment.BeforeActing }:
                return new(200, []);
            case BrokerFault.CutOffBody { When: FaultMoment.BeforeActing }:
                return envelopes.Cancelled() with { Acted = false };
            case BrokerFault.AnswerError fault:
                return envelopes.Error(fault.Code, fault.Message);
            case BrokerFault.SessionExpired:
                return Envelopes.SessionOver();
            case BrokerFault.AddressRefused fault:
                return Envelopes.AddressRefused(fault);
            case BrokerFault.RateLimited fault:
                return Envelopes.TooManyRequests(fault.RetryAfter);
        }

        var answer = act(call with { Fault = plan.Main });
        if (answer.Acted)
        {
            log.Update(number, recorded => recorded with { ActedOnBook = true });
        }

        await DelayAsync(plan.DelayAfter, stop).ConfigureAwait(false);
        switch (plan.Main)
        {
            case BrokerFault.Drop:
                return null;
            case BrokerFault.Hang:
                await HangAsync(context, stop).ConfigureAwait(false);
                return null;
            case BrokerFault.HttpStatus fault:
                return Envelopes.HtmlPage(fault.Status);
            case BrokerFault.EmptyBody:
                return new(200, []);
            default:
                return answer;
        }
    }

    private Task DelayAsync(TimeSpan delay, CancellationToken stop) => delay > TimeSpan.Zero ? Task.Delay(delay, time, stop) : Task.CompletedTask;

    private async Task HangAsync(HttpContext context, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task SendAsync(HttpContext context, Answer answer, BrokerFault.CutOffBody? cut)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Location is { } location)
        {
            response.Headers.Location = location;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
        {
            response.ContentType = answer.ContentType;
        }

        var bytes = cut is null ? answer.Body : answer.Body[..(answer.Body.Length / 2)];
        response.ContentLength = cut is { CloseConnection: true } ? answer.Body.Length : bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        if (cut is { CloseConnection: true })
        {
            await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }
    }
}
