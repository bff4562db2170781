using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Chat;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Alerts;

/// <summary>A user with access, a hook of theirs, and alerts that come to it.</summary>
public abstract class AlertScene(Place place) : StorageContract(place)
{
    protected static readonly TelegramUserId Stranger = new(7_000_000_002);

    protected static AlertHook Hook(string id = "h1", string key = "key-1", TelegramUserId? user = null, string name = "Breakouts", double at = 0) =>
        new(new HookId(id), user ?? Given.User, name, AlertKey.Hash(key), Given.At(at));

    protected static ChangeHook Change(string id = "h1", TelegramUserId? user = null) => new(new HookId(id), user ?? Given.User);

    protected static Alert Alert(string id = "a1", string hook = "h1", double at = 0) => new()
    {
        Id = new AlertId(id),
        HookId = new HookId(hook),
        HookName = "Breakouts",
        ReceivedAt = Given.At(at),
        Text = "RSI crossed 70 \u20b9 <b>&\n\"two\"",
        Symbol = "NSE:IDEA",
        Side = "SELL",
        Others = [new AlertField("interval", "5"), new AlertField("n", "")],
    };

    protected static AddAlert Add(string id = "a1", string body = "body", double at = 0, string key = "key-1", string hook = "h1", TelegramUserId? user = null) =>
        new(Alert(id, hook, at), user ?? Given.User, AlertKey.Hash(key), body);

    protected static ShowAlert Show(string id = "a1", string on = "d1", int times = 1) => new(new AlertId(id), new DialogId(on), times);

    protected async Task GivenHookAsync()
    {
        await GiveAccessAsync(Given.User);
        await GivenAsync(new AddHook(Hook()));
    }

    /// <summary>Id and count of those that wait.</summary>
    protected async Task<List<string>> WaitingAsync(int limit = 100) =>
        [.. (await Database.Alerts.WaitingAsync(limit, Never)).Select(w => $"{w.Alert.Id} ×{w.Alert.Times}")];

    protected async Task<List<(string Id, TelegramUserId User, DialogId On, int Times)>> RepeatedAsync(int limit = 100) =>
        [.. (await Database.Alerts.RepeatedAsync(limit, Never)).Select(r => (r.Alert.Id.Value, r.UserId, r.ShownOn, r.Alert.Times))];
}
