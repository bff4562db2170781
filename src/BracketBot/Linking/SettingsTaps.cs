using System.Globalization;
using BracketBot.Cards;
using BracketBot.Core.Accounts;
using BracketBot.Core.Chat;
using BracketBot.Members;
using BracketBot.Turns;

namespace BracketBot.Linking;

/// <summary>Taps on the card of <c>/settings</c>, and on the offers that lead there.</summary>
internal sealed class SettingsTaps(MemberChanges changes, Replies replies, TimeZoneInfo marketZone, TimeProvider time) : ITapHandler
{
    public string Kind => StatusCards.Kind;

    public async Task HandleAsync(IncomingTap tap, Member member, UserTurn turn)
    {
        var (what, to) = tap.Data.Split(':') is [_, _, var first, var second] ? (first, second) : ("", "");
        if (Change(what, to) is not { } change)
        {
            await replies.ToastAsync(tap, Toasts.Gone, alert: false);
            return;
        }

        replies.Answer(tap, Toasts.Saved);
        var now = time.GetUtcNow();
        await changes.ChangeAsync(
            member.Id, m => what == "morning" ? Due(m with { Settings = change(m.Settings) }, now) : m with { Settings = change(m.Settings) },
            m => Replies.Replacing(tap, Kind, StatusCards.Settings(m, marketZone), now));
    }

    /// <summary>The member with the time at which the next readiness card is due.</summary>
    private Member Due(Member member, DateTimeOffset now) =>
        member with { MorningDue = member.Settings.MorningAt is { } at ? MarketDay.NextWeekday(now, at, marketZone) : null };

    private static Func<MemberSettings, MemberSettings>? Change(string what, string to) => (what, to) switch
    {
        ("morning", "off") => s => s with { MorningAt = null },
        ("morning", _) when TimeOnly.TryParseExact(to, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => s => s with { MorningAt = at },
        ("alerts", "on") => s => s with { IsMuted = false, IsSilent = false },
        ("alerts", "silent") => s => s with { IsMuted = false, IsSilent = true },
        ("alerts", "mute") => s => s with { IsMuted = true },
        ("onetap", "on") => s => s with { IsPaused = false },
        ("onetap", "off") => s => s with { IsPaused = true },
        ("look", "on") => s => s with { LooksOnly = true },
        ("look", "off") => s => s with { LooksOnly = false },
        _ => null,
    };
}
