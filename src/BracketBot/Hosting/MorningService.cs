using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Linking;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Hosting;

/// <summary>Sends the readiness cards. One is due once: the commit that puts the card moves the time on.</summary>
internal sealed class MorningService(
    IMemberStore members, StatusReader status, MemberChanges changes, TimeZoneInfo marketZone, TimeProvider time, ILogger<MorningService> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>A card that the bot could not send in time is of no use at noon.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int AtOnce = 200;

    /// <summary>Brokers take 10 data calls a second of a client; these are of many, and read side by side.</summary>
    private const int SideBySide = 8;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loops.KeepRunningAsync("morning cards", RunAsync, time, log, stoppingToken);

    private async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var due = await members.MorningDueAsync(time.GetUtcNow(), AtOnce, cancellation);
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellation }, (m, _) => new ValueTask(TrySendAsync(m)));
            await Task.Delay(due.Count < AtOnce ? Beat : Pause, time, cancellation);
        }
    }

    /// <summary>One card that fails holds up nobody else's; it is due again with the next beat.</summary>
    private async Task TrySendAsync(Member member)
    {
        try
        {
            await SendAsync(member);
        }
#pragma warning disable CA1031 // Whatever it was, the others' cards go out.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.BackgroundWorkFailed(log, e, "a morning card");
        }
    }

    private async Task SendAsync(Member member)
    {
        var now = time.GetUtcNow();
        var isLate = member.MorningDue is { } at && now > at + GoodFor;
        var (card, with) = isLate ? (null, []) : await status.MorningAsync(member);
        var sent = new CardId($"morning{member.Id}:{member.MorningDue?.ToUnixTimeSeconds()}");
        var isOurs = false;
        await changes.ChangeAsync(
            member.Id,
            m => (isOurs = m.HasAccess && m.MorningDue == member.MorningDue) ? m with { MorningDue = m.Settings.MorningAt is { } clock ? MarketDay.NextWeekday(now, clock, marketZone) : null } : null,
            m => card is null || !isOurs ? [] : [.. with, new PutCard(sent, new ChatAddress(m.Id.Value), card, CardPriority.Push, now)]);
    }
}
