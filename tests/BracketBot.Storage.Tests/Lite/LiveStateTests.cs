using System.Globalization;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Audits;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Passes;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Accounts;
using BracketBot.Storage.Tests.Places;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>What is in memory is what is in the file, whatever was done.</summary>
public sealed class LiveStateTests() : StorageContract(new LitePlace())
{
    private const int Steps = 400;

    private LiteGate Gate => Database.LiteGate ?? throw new InvalidOperationException("The database is no file.");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Memory_AfterAnythingAtAll_IsWhatTheFileSays(int seed)
    {
#pragma warning disable CA5394 // Chance with a seed, so that a failure comes again.
        var chance = new Random(seed);
        int Any(int count) => chance.Next(count);
#pragma warning restore CA5394
        var committed = 0;
        for (var step = 0; step < Steps; step++)
        {
            switch (Any(12))
            {
                case 0:
                    await Database.RewriteAsync([.. Enumerable.Range(0, Any(3)).Select(i => Any(2) == 0
                        ? new ConfiguredUser(new TelegramUserId(i), null, null)
                        : new ConfiguredUser(new TelegramUserId(i), new ClientId($"client-{Any(3)}"), $"token-{Any(3)}"))], Given.At(step));
                    break;
                case 1:
                    await Upkeep.ShedAsync(Gate, Any(8), Given.At(step + (Any(2) * 1_000)), Never);
                    break;
                case 2:
                    await Database.Ownership.TakeOverAsync(own: Any(2) == 0, Never);
                    break;
                case 3:
                    await Database.Outbox.RecordAsync(Any(4) == 0 ? Given.GivenUp(1 + Any(4), $"d{Any(6)}") : Given.Delivered(1 + Any(4), $"d{Any(6)}", Any(100)), Never);
                    break;
                case 4 when Any(4) == 0:
                    await Database.Dialogs.PruneAsync(Given.At(step - Any(100)), Never);
                    await Database.Inbox.PruneAsync(Given.At(step - Any(100)), Never);
                    await Database.Alerts.PruneAsync(Given.At(step - Any(100)), Never);
                    await Database.Passes.PruneAsync(Given.At(step - Any(100)), Never);
                    break;
                case 5 when Any(8) == 0:
                    await ReopenAsync(me: Any(2) == 0 ? Given.Me : Given.Other);
                    break;
                default:
                    committed += await CommitAsync([.. Enumerable.Range(0, 1 + Any(3)).Select(_ => Write(Any, step))]) == CommitResult.Committed ? 1 : 0;
                    break;
            }

            if (step % 20 == 19)
            {
                var (file, memory) = (LiveLoader.Load(Gate.File), await Gate.ReadAsync(Never));
                Assert.Equal(Describe(file), Describe(memory));
            }
        }

        Assert.InRange(committed, Steps / 8, Steps);
    }

    private static Write Write(Func<int, int> any, int step)
    {
        var hook = any(2);
        return any(15) switch
        {
            0 => new ReceiveUpdate(Given.Message(any(100), at: step)),
            1 => new HandleUpdate(new UpdateId(any(100)), Given.At(step)),
            2 => new SaveDialog(any(2) == 0
                ? Given.Dialog(1 + any(4), $"{any(6)}", any(2) == 0 ? step + any(50) : null, step + 0.123456)
                : Given.List($"{any(6)}", 1 + any(4))),
            3 => new AmendDialog(Given.Dialog(1 + any(4), $"{any(6)}")),
            4 => new AddTicket(Given.Ticket($"t{any(9)}", "ENTRY", $"{any(9)}", $"C{any(4)}")),
            5 => new SaveTicket(any(2) == 0 ? Given.Ticket($"t{any(9)}").Settled() : Given.Ticket($"t{any(9)}") with { State = TicketState.Looking, Version = 2 }),
            6 => new AddAudit(Given.Audit(string.Create(CultureInfo.InvariantCulture, $"a{step}-{any(1_000_000)}"), $"t{any(9)}")),
            7 => Given.Put($"d{any(6)}", priority: (CardPriority)any(3), at: step, chat: any(2)) with { NotBefore = any(4) == 0 ? Given.At(step + 1.00009) : null },
            8 => any(3) switch
            {
                0 => new DeleteHook(new HookId($"h{hook}"), new TelegramUserId(any(2))),
                1 => new ChangeHook(new HookId($"h{hook}"), new TelegramUserId(any(2))) { KeyHash = $"key-{hook}-{any(2)}", IsPaused = any(2) == 0 },
                _ => new AddHook(new AlertHook(new HookId($"h{hook}"), new TelegramUserId(hook), "name", $"key-{hook}-{any(2)}", Given.At(step))),
            },
            9 => new AddAlert(
                new Alert { Id = new AlertId($"a{step}-{any(1_000_000)}"), HookId = new HookId($"h{hook}"), HookName = "name", ReceivedAt = Given.At(step), Text = "text" },
                new TelegramUserId(hook), $"key-{hook}-{any(2)}", $"{any(3)}"),
            10 => new SaveMember(new Member
            {
                Id = new TelegramUserId(any(3)),
                Version = 1 + any(8),
                HasAccess = any(2) == 0,
                MorningDue = any(2) == 0 ? Given.At(step + 0.123456) : null,
            }),
            11 => new TouchMember(new TelegramUserId(any(4)), Given.At(step + 0.123456)),
            12 => new DeleteHooksOf(new TelegramUserId(any(2))),
            13 => new SavePass(new Pass(new PassId($"p{any(3)}"), 1 + any(3), new PassBody.Invitation(Given.User, "", Given.Now), Given.At(step))),
            _ => new ShowAlert(new AlertId($"a{any(9)}"), new DialogId($"{any(6)}"), 1 + any(3)),
        };
    }

    /// <summary>All of it, in an order of its own.</summary>
    private static string Describe(LiveState state) => string.Join('\n', (IEnumerable<string>)
    [
        .. state.Members.Values.Select(m => $"member {m.Document()}").Order(StringComparer.Ordinal),
        .. state.Hooks.Values.Select(h => $"hook {h}").Order(StringComparer.Ordinal),
        .. state.HookKeys.Select(h => $"key {h}").Order(StringComparer.Ordinal),
        .. Rows(state.Alerts), .. state.WaitingAlerts.Select(a => $"waiting {a}"),
        .. Rows(state.Dialogs), .. state.Expiring.Select(d => $"expiring {d}"), .. state.ExpiringOf.SelectMany(u => u.Value.Select(d => $"expiring of {u.Key}: {d}")),
        .. Rows(state.Tickets), .. state.BusyLegs.Select(l => $"busy {l}").Order(StringComparer.Ordinal),
        .. state.TicketOrigins.SelectMany(o => o.Value.Select(c => $"origin {o.Key} {c}")).Order(StringComparer.Ordinal),
        .. state.Watermarks.Ids.Select(m => $"watermark {m}"), .. state.Below.Select(b => $"below {b}").Order(StringComparer.Ordinal),
        .. Rows(state.Cards), .. state.Undelivered.SelectMany(c => c.Value.Select(id => $"undelivered {c.Key} {id}")).Order(StringComparer.Ordinal),
        .. state.Inbox.Values.Select(u => $"inbox {u}").Order(StringComparer.Ordinal),
        $"audit {state.Audit}",
        .. state.Handled.Values.Select(b => $"handled {b.Document()}").Order(StringComparer.Ordinal),
    ]);

    private static IEnumerable<string> Rows<TRow>(Rows<TRow> rows)
        where TRow : class, IRow =>
        rows.All.Values.Select(r => r.Document().ToString()).Order(StringComparer.Ordinal).Concat(rows.Over.Select(o => $"over {o}"))
            .Concat(rows.Unfinished.Select(u => $"unfinished {u}"));
}
