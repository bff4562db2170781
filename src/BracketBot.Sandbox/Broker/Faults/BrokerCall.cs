namespace BracketBot.Sandbox.Broker;

/// <summary>The kinds of call that the simulated broker answers.</summary>
public enum BrokerCall
{
    /// <summary>DELETE /api/v1/orders/kart/{id}</summary>
    Cancel,

    /// <summary>GET /api/v1/orders</summary>
    OrderBook,

    /// <summary>GET /api/v1/order/{id}/history</summary>
    History,

    /// <summary>GET /api/v1/user/trading_info</summary>
    TradingInfo,

    /// <summary>GET /oauth2/auth: the login page.</summary>
    Authorize,

    /// <summary>POST /oauth2/auth: the login page's form.</summary>
    LogIn,

    /// <summary>POST /oauth2/token</summary>
    Token,
}
