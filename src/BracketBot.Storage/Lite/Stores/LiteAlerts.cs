using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Storage.Lite.Live;

namespace BracketBot.Storage.Lite.Stores;

internal sealed class LiteAlerts(LiteGate gate) : IAlertStore
{
    /// <summary>One user's flood of alerts must not hide those of others.</summary>
    private const int OfAUser = 200;

    public async Task<IReadOnlyList<(TelegramUserId UserId, Alert Alert)>> WaitingAsync(int limit, CancellationToken cancellation)
    {
        var places = new Dictionary<TelegramUserId, int>();
        return
        [
            .. Unshown(await gate.ReadAsync(cancellation))
                .Where(a => a.ShownOn is null && (places[a.UserId] = places.GetValueOrDefault(a.UserId) + 1) <= OfAUser)
                .Take(limit).Select(a => (a.UserId, a.Alert)),
        ];
    }

    public async Task<IReadOnlyList<RepeatedAlert>> RepeatedAsync(int limit, CancellationToken cancellation) =>
    [
        .. from alert in Unshown(await gate.ReadAsync(cancellation)).Where(a => a.ShownOn is not null).Take(limit)
           select new RepeatedAlert(alert.Alert, alert.UserId, new DialogId(alert.ShownOn ?? "")),
    ];

    public async Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var old = (await gate.ReadAsync(cancellation)).Alerts.All.Values.Where(a => a.Alert.ReceivedAt < before.AsStored()).Select(a => a.Id).ToList();
        return await Pruning.InPartsAsync(gate, old, (draft, id) =>
        {
            if (draft.State.Alerts.Find(id) is not { } alert)
            {
                return 0;
            }

            draft.Delete(alert);
            return 1;
        }, cancellation);
    }

    public static CommitResult Add(LiteDraft draft, AddAlert add)
    {
        var alert = add.Alert with { Times = 1 };
        var row = new AlertRow(alert, add.UserId, add.KeyHash, add.BodyHash, ShownOn: null, ShownTimes: 0);
        if (draft.State.LatestAlerts.TryGetValue(row.Repeats, out var id) && draft.State.Alerts.Find(id) is { } latest
            && latest.ReceivedAt > (alert.ReceivedAt - AlertLimits.RepeatWithin).ToUnixTimeMilliseconds())
        {
            draft.Put(latest with { Alert = latest.Alert with { Times = latest.Alert.Times + 1 } });
        }
        else if (draft.State.Alerts.Find(row.Id) is null)
        {
            draft.Put(row);
        }
        else
        {
            throw new InvalidOperationException($"There is an alert {row.Id} already.");
        }

        return CommitResult.Committed;
    }

    public static CommitResult Show(LiteDraft draft, ShowAlert show)
    {
        if (draft.State.Alerts.Find(show.Id.Value) is not { } alert || alert.ShownTimes >= show.Times || !draft.State.Takes(alert.Alert.HookId, alert.KeyHash))
        {
            return CommitResult.AlreadyHandled;
        }

        draft.Put(alert with { ShownOn = show.On.Value, ShownTimes = show.Times });
        return CommitResult.Committed;
    }

    /// <summary>An alert counts as long as its hook still has the key it came with, and the hook's owner has access.</summary>
    private static IEnumerable<AlertRow> Unshown(LiveState state) =>
        state.WaitingAlerts.Select(w => state.Alerts.All[w.Id]).Where(a => state.Takes(a.Alert.HookId, a.KeyHash));
}
