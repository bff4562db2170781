namespace BracketBot.Sandbox.Broker;

/// <summary>Maps the broker's real paths to calls.</summary>
internal static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, ApiPipeline pipeline)
    {
        routes.MapDelete("/api/v1/orders/kart/{id}", context => pipeline.HandleAsync(context, BrokerCall.Cancel));
        routes.MapGet("/api/v1/orders", context => pipeline.HandleAsync(context, BrokerCall.OrderBook));
        routes.MapGet("/api/v1/order/{id}/history", context => pipeline.HandleAsync(context, BrokerCall.History));
        routes.MapGet("/api/v1/user/trading_info", context => pipeline.HandleAsync(context, BrokerCall.TradingInfo));
        routes.MapGet("/oauth2/auth", context => pipeline.HandleAsync(context, BrokerCall.Authorize));
        routes.MapPost("/oauth2/auth", context => pipeline.HandleAsync(context, BrokerCall.LogIn));
        routes.MapPost("/oauth2/token", context => pipeline.HandleAsync(context, BrokerCall.Token));
    }

    /// <summary>Called inside the broker's lock.</summary>
    public static Answer Act(BrokerState state, ApiCall call)
    {
        if (call.Request.Call == BrokerCall.Authorize)
        {
            return state.LogIn.Authorize(call);
        }

        if (call.Request.Call == BrokerCall.LogIn)
        {
            return state.LogIn.LogIn(call);
        }

        if (call.Request.Call == BrokerCall.Token)
        {
            return state.LogIn.Token(call);
        }

        if (state.Sessions.ClientOf(call.Authorization) is not { } clientId)
        {
            return Envelopes.SessionOver();
        }

        if (state.OverLimit(call.Request.Call, clientId) is { } tooMany)
        {
            return tooMany;
        }

        if (call.Request.Call == BrokerCall.Cancel)
        {
            return CancelCall.Answer(state, call, clientId);
        }

        if (call.Request.Call == BrokerCall.TradingInfo)
        {
            return TradingInfoCall.Answer(state, clientId);
        }

        var asked = call.Query["client_id"].ToString();
        if (string.IsNullOrWhiteSpace(asked))
        {
            return state.Envelopes.Blank("client_id");
        }

        if (asked != clientId)
        {
            return state.Envelopes.Error(ErrorCode.Forbidden, "Request forbidden");
        }

        return call.Request.Call == BrokerCall.OrderBook
            ? OrderBookCall.Answer(state, call, clientId)
            : HistoryCall.Answer(state, call, clientId);
    }
}
