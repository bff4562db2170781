using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BracketBot.Sandbox.Broker;

/// <summary>
/// The control surface of the sandbox page. Every call answers 200 with the view as it is afterwards, or 400/404/409 with
/// <c>{"error": "why"}</c>. POST bodies are JSON with content type application/json; names and words in any case.
/// <list type="table">
/// <item><term>GET /sandbox/broker[?since=N]</term><description>The view; with since, once it is newer than version N, or after 20 s.</description></item>
/// <item><term>POST …/faults {fault, call?, times?, when?, seconds?, status?, code?, message?, clientId?}</term><description>Switches a fault on.
/// fault: slow, drop, hang, httpStatus, emptyBody, cutOffBody, answerError, sessionExpired, rateLimited, addressRefused, wrongState,
/// logInError (message: the error), otherClient (clientId). call: a <see cref="BrokerCall"/>,
/// absent: all. times: 1 = once, absent: until switched off. when: before (default) or after acting. seconds: delay or Retry-After (5).
/// status: HTTP status (502). code and message: of the error (the document's own).</description></item>
/// <item><term>POST …/faults/off {id?}</term><description>Switches one off, or all.</description></item>
/// <item><term>POST …/fill {omsOrderId, leg, exchangeOrderId?, quantity?}</term><description>Fills a leg now; all that remains unless a quantity is given.</description></item>
/// <item><term>POST …/modify {omsOrderId, leg, exchangeOrderId?, price?, trigger?, quantity?}</term><description>Modifies a leg, as its owner might elsewhere.</description></item>
/// <item><term>POST …/confirm {omsOrderId, leg}</term><description>The exchange confirms a leg that had no exchange order id.</description></item>
/// <item><term>POST …/cancel {omsOrderId, leg, exchangeOrderId?}</term><description>Cancels a leg, as its owner might elsewhere.</description></item>
/// <item><term>POST …/price {symbol, price}</term><description>Sets a price, and trades what it touches.</description></item>
/// <item><term>POST …/session/expire, …/session/renew {clientId}</term><description>Ends the client's sessions; makes the account's token good again.</description></item>
/// <item><term>POST …/token {clientId}</term><description>A further token, as the broker's portal gives: <c>{"token": "…"}</c> in place of the view.</description></item>
/// <item><term>POST …/midnight</term><description>Ends everybody's sessions. No body needed.</description></item>
/// <item><term>POST …/exit-rule {rule}</term><description>An <see cref="ExitLegRule"/>.</description></item>
/// <item><term>POST …/profile {profile}</term><description>A <see cref="BrokerProfile"/>.</description></item>
/// <item><term>POST …/reset {book?}</term><description>A fresh book (demo or empty; as configured when absent), faults off, sessions renewed.</description></item>
/// <item><term>POST …/tick, …/market/pause, …/market/resume</term><description>No body needed.</description></item>
/// </list>
/// </summary>
internal static class BrokerControls
{
    private const string Root = "/sandbox/broker";
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    public static void Map(IEndpointRouteBuilder routes, SimulatedBroker broker, TimeProvider time)
    {
        routes.MapGet(Root, context => ViewAsync(context, broker, time));
        Post(routes, broker, "/faults", ControlJson.Default.FaultOrder, order => SwitchOn(broker, order));
        Post(routes, broker, "/faults/off", ControlJson.Default.FaultOrder, order => SwitchOff(broker, order));
        Post(routes, broker, "/fill", ControlJson.Default.LegOrder, order => Refusal.Of(broker.FillLeg(order.OmsOrderId ?? "", order.Leg ?? "", order.ExchangeOrderId, order.Quantity)));
        Post(routes, broker, "/modify", ControlJson.Default.LegOrder, order => Refusal.Of(broker.ModifyLeg(order.OmsOrderId ?? "", order.Leg ?? "", order.ExchangeOrderId, order.Price, order.Trigger, order.Quantity)));
        Post(routes, broker, "/confirm", ControlJson.Default.LegOrder, order => Refusal.Of(broker.ConfirmLeg(order.OmsOrderId ?? "", order.Leg ?? "")));
        Post(routes, broker, "/cancel", ControlJson.Default.LegOrder, order => Refusal.Of(broker.CancelLeg(order.OmsOrderId ?? "", order.Leg ?? "", order.ExchangeOrderId)));
        Post(routes, broker, "/price", ControlJson.Default.PriceOrder, order => SetPrice(broker, order));
        Post(routes, broker, "/session/expire", ControlJson.Default.ClientOrder, order => broker.ExpireSession(order.ClientId ?? "") ? null : NoSuchClient);
        Post(routes, broker, "/session/renew", ControlJson.Default.ClientOrder, order => broker.RenewSession(order.ClientId ?? "") ? null : NoSuchClient);
        routes.MapPost(Root + "/token", context => IssueAsync(context, broker));
        Post(routes, broker, "/midnight", ControlJson.Default.ResetOrder, _ => Done(broker.EndAllSessions));
        Post(routes, broker, "/exit-rule", ControlJson.Default.RuleOrder, order => SetRule(broker, order));
        Post(routes, broker, "/profile", ControlJson.Default.ProfileOrder, order => SetProfile(broker, order));
        Post(routes, broker, "/reset", ControlJson.Default.ResetOrder, order => Done(() => broker.Reset(order.Book)));
        Post(routes, broker, "/tick", ControlJson.Default.ResetOrder, _ => Done(broker.Tick));
        Post(routes, broker, "/market/pause", ControlJson.Default.ResetOrder, _ => Done(broker.PauseMarket));
        Post(routes, broker, "/market/resume", ControlJson.Default.ResetOrder, _ => broker.ResumeMarket() ? null : new(409, "Prices were configured not to move."));
    }

    private static Refusal NoSuchClient { get; } = new(404, "No such client.");

    private static async Task ViewAsync(HttpContext context, SimulatedBroker broker, TimeProvider time)
    {
        if (long.TryParse(context.Request.Query["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var since))
        {
            using var wait = new CancellationTokenSource(LongestWait, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(wait.Token, context.RequestAborted, broker.Stopping);
            await broker.ChangedSinceAsync(since, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }
        }

        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(broker.View(), BrokerJson.Default.BrokerView, cancellationToken: context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task IssueAsync(HttpContext context, SimulatedBroker broker)
    {
        var client = (await ReadAsync(context, ControlJson.Default.ClientOrder).ConfigureAwait(false))?.ClientId;
        if (client is null || broker.Options.Accounts.All(account => account.ClientId != client))
        {
            await RefuseAsync(context, NoSuchClient).ConfigureAwait(false);
        }
        else
        {
            await context.Response.WriteAsJsonAsync(new(broker.IssueToken(client)), ControlJson.Default.IssuedToken, cancellationToken: context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        return context.Response.WriteAsJsonAsync(new(refusal.Why), ControlJson.Default.ControlError, cancellationToken: context.RequestAborted);
    }

    private static void Post<T>(IEndpointRouteBuilder routes, SimulatedBroker broker, string path, JsonTypeInfo<T> type, Func<T, Refusal?> act)
        where T : class =>
        routes.MapPost(Root + path, async context =>
        {
            var refusal = await ReadAsync(context, type).ConfigureAwait(false) is { } order ? act(order) : new(400, "The body must be a JSON object with content type application/json.");
            if (refusal is null)
            {
                await context.Response.WriteAsJsonAsync(broker.View(), BrokerJson.Default.BrokerView, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            }
            else
            {
                await RefuseAsync(context, refusal).ConfigureAwait(false);
            }
        });

    /// <summary>Null if the body is not what it should be; an absent body reads as an empty object.</summary>
    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.HasJsonContentType())
        {
            return JsonSerializer.Deserialize("{}", type);
        }

        if (!context.Request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await context.Request.ReadFromJsonAsync(type, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Refusal? SwitchOn(SimulatedBroker broker, FaultOrder order)
    {
        if (FaultOrders.Fault(order) is not { } fault)
        {
            return new(400, "No such fault.");
        }

        if (!FaultOrders.TryCall(order.Call, out var call))
        {
            return new(400, "No such call.");
        }

        if (order.Times is < 1)
        {
            return new(400, "Times must be 1 or more.");
        }

        if (order.Times is { } times)
        {
            broker.Faults.Next(times, fault, call);
        }
        else
        {
            broker.Faults.UntilSwitchedOff(fault, call);
        }

        return null;
    }

    private static Refusal? SwitchOff(SimulatedBroker broker, FaultOrder order)
    {
        if (order.Id is { } id)
        {
            return broker.Faults.SwitchOff(id) ? null : new(404, "No such fault is on.");
        }

        broker.Faults.SwitchOffAll();
        return null;
    }

    private static Refusal? SetPrice(SimulatedBroker broker, PriceOrder order) =>
        order.Price is > 0 and { } price
            ? broker.SetPrice(order.Symbol ?? "", price) ? null : new(404, "No such symbol.")
            : new(400, "A price is a positive number.");

    private static Refusal? SetRule(SimulatedBroker broker, RuleOrder order)
    {
        if (order.Rule is not { } rule)
        {
            return new(400, "Which rule?");
        }

        broker.ExitLegRule = rule;
        return null;
    }

    private static Refusal? SetProfile(SimulatedBroker broker, ProfileOrder order)
    {
        if (order.Profile is not { } profile)
        {
            return new(400, "Which profile?");
        }

        broker.Profile = profile;
        return null;
    }

    private static Refusal? Done(Action act)
    {
        act();
        return null;
    }
}
