namespace BracketBot.Sandbox.Broker;

// What tests and the panel change in the book and the market by hand.
public sealed partial class SimulatedBroker
{
    /// <summary>What cancelling an exit leg does from now on.</summary>
    public ExitLegRule ExitLegRule
    {
        get
        {
            lock (_gate)
            {
                return _state.ExitLegRule;
            }
        }
        set => Change(state => state.ExitLegRule = value);
    }

    /// <summary>The format of the broker's answers from now on.</summary>
    public BrokerProfile Profile
    {
        get
        {
            lock (_gate)
            {
                return _state.Profile;
            }
        }
        set => Change(state => state.Profile = value);
    }

    /// <summary>Replaces book and market with fresh ones (as configured, unless given), switches all faults off and renews the accounts' sessions.</summary>
    public void Reset(StartingBook? start = null)
    {
        Faults.SwitchOffAll();
        Change(state =>
        {
            state.Reset(start ?? Options.StartingBook);
            foreach (var account in Options.Accounts)
            {
                state.Sessions.Renew(account);
            }

            return true;
        });
    }

    /// <exception cref="ArgumentException">The id is taken, or the quantities make no sense.</exception>
    public OrderView AddBracket(BracketSpec? spec = null) => Change(state => Views.Of(state.Book.Add(spec ?? new())));

    /// <summary>Many brackets at once, with free ids. Without a template: open and filled ones in turn, on the market's symbols.</summary>
    /// <returns>Their order ids.</returns>
    public IReadOnlyList<string> AddBrackets(int count, BracketSpec? like = null) => Change<IReadOnlyList<string>>(state =>
        [.. Enumerable.Range(0, count).Select(i => state.Book.Add(like is null ? TypicalBracket.Number(i, state.Book.Market) : Anew(like)).OmsOrderId)]);

    /// <exception cref="ArgumentException">The id is taken.</exception>
    public OrderView AddOrder(PlainOrderSpec? spec = null) => Change(state => Views.Of(state.Book.Add(spec ?? new())));

    /// <summary>Puts a row that makes no sense into the client's pending list.</summary>
    public void AddBrokenRow(string? clientId = null) => Change(state =>
    {
        state.Book.BrokenRows.Add(clientId ?? SimulatedAccount.Trader.ClientId);
        return true;
    });

    /// <summary>Null if the book has no such order.</summary>
    public OrderView? Order(string omsOrderId)
    {
        lock (_gate)
        {
            return _state.Book.Find(omsOrderId) is { } order ? Views.Of(order) : null;
        }
    }

    /// <summary>Fills a leg now, at its price (a stop at its trigger), with all consequences: exits placed, siblings reduced or removed.</summary>
    /// <param name="omsOrderId">The order.</param>
    /// <param name="leg">ENTRY, SECOND, THIRD; empty for a plain order. Takes its first open row, unless an exchange order id is given.</param>
    /// <param name="exchangeOrderId">Names the row if a leg has several.</param>
    /// <param name="quantity">Null for all that remains.</param>
    public LegChange FillLeg(string omsOrderId, string leg, string? exchangeOrderId = null, int? quantity = null) =>
        ChangeLeg(omsOrderId, leg, exchangeOrderId, (state, order, row) =>
        {
            if (!row.IsWorking)
            {
                return LegChange.NotAtExchange;
            }

            if ((quantity ?? row.Remaining) is var filled && (filled < 1 || filled > row.Remaining))
            {
                return LegChange.BadQuantity;
            }

            Fills.Fill(state.Book, order, row, filled, row.Purpose == LegPurpose.Stop ? row.Trigger : row.Price);
            return LegChange.Done;
        });

    /// <summary>The exchange confirms a leg: the leg gets its exchange order id, and the status CONFIRMED.</summary>
    /// <inheritdoc cref="FillLeg"/>
    public LegChange ConfirmLeg(string omsOrderId, string leg) => ChangeLeg(omsOrderId, leg, null, (state, _, row) =>
    {
        if (row.IsWorking)
        {
            return LegChange.AlreadyAtExchange;
        }

        row.ExchangeOrderId = state.Book.NextExchangeOrderId();
        row.Became(OrderStatus.Confirmed, state.Book.Now);
        return LegChange.Done;
    });

    /// <summary>Modifies a leg as its owner might from elsewhere; its status becomes MODIFY_CONFIRMED (a waiting stop's stays).</summary>
    /// <inheritdoc cref="FillLeg"/>
    public LegChange ModifyLeg(
        string omsOrderId, string leg, string? exchangeOrderId = null, decimal? price = null, decimal? trigger = null, int? quantity = null) =>
        ChangeLeg(omsOrderId, leg, exchangeOrderId, (state, _, row) =>
        {
            if (quantity is { } wanted && wanted <= row.Filled)
            {
                return LegChange.BadQuantity;
            }

            row.Price = price ?? row.Price;
            row.Trigger = trigger ?? row.Trigger;
            row.Quantity = quantity ?? row.Quantity;
            row.Became(row.Status == OrderStatus.TriggerPending ? row.Status : OrderStatus.ModifyConfirmed, state.Book.Now);
            return LegChange.Done;
        });

    /// <summary>Cancels a leg as its owner might from elsewhere: no request, the same consequences.</summary>
    /// <inheritdoc cref="FillLeg"/>
    public LegChange CancelLeg(string omsOrderId, string leg, string? exchangeOrderId = null) =>
        ChangeLeg(omsOrderId, leg, exchangeOrderId, (state, order, row) =>
            Cancelling.TryCancel(state.Book, order, row, state.ExitLegRule) ? LegChange.Done : LegChange.Refused);

    /// <summary>Moves every price one step, and trades what they touch.</summary>
    public void Tick() => Change(state =>
    {
        Cancelling.Settle(state.Book, state.ExitLegRule);
        state.Book.Market.Walk();
        Matching.Run(state.Book);
        return true;
    });

    /// <summary>Sets a last price, and trades what it touches. False if the symbol is not listed.</summary>
    public bool SetPrice(string tradingSymbol, decimal price) => Change(state =>
    {
        if (state.Book.Market.Find(tradingSymbol) is not { } listed)
        {
            return false;
        }

        listed.Last = price;
        Matching.Run(state.Book);
        return true;
    });

    /// <summary>Pauses the background market.</summary>
    public void PauseMarket()
    {
        if (_loop is { } loop)
        {
            loop.IsPaused = true;
        }

        RaiseChanged();
    }

    /// <summary>False if there is no background market.</summary>
    public bool ResumeMarket()
    {
        if (_loop is { } loop)
        {
            loop.IsPaused = false;
        }

        RaiseChanged();
        return _loop is not null;
    }

    private LegChange ChangeLeg(string omsOrderId, string leg, string? exchangeOrderId, Func<BrokerState, BookOrder, BookLeg, LegChange> change) =>
        Change(state =>
        {
            if (state.Book.Find(omsOrderId) is not { } order)
            {
                return LegChange.NoSuchOrder;
            }

            var rows = order.Legs.FindAll(row =>
                row.Indicator.Equals(leg, StringComparison.OrdinalIgnoreCase) && (exchangeOrderId is null || row.ExchangeOrderId == exchangeOrderId));
            if (rows.Count == 0)
            {
                return LegChange.NoSuchLeg;
            }

            return rows.Find(row => row.IsOpen) is { } open ? change(state, order, open) : LegChange.LegClosed;
        });

    /// <summary>The same bracket with new ids; one that is not at the exchange stays so.</summary>
    private static BracketSpec Anew(BracketSpec like) =>
        like with { OmsOrderId = null, EntryExchangeOrderId = like.EntryExchangeOrderId == "" ? "" : null };
}
