using BracketBot.Cancelling;
using BracketBot.Cards;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Core.Accounts;
using BracketBot.Core.Alerts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Passes;
using BracketBot.Members;

namespace BracketBot.Linking;

/// <summary>Finds out how things stand for a member.</summary>
internal sealed class StatusReader(
    AccountBook book, OrderBooks books, BrokerPulse pulse, IBrokerClock clock, IHookStore hooks, IChat chat, LoginLinks links, IBrokerLogin login, TimeZoneInfo marketZone, ProgramVersion version,
    TimeProvider time)
{
    /// <summary>The card of <c>/status</c>, and what has to be written with it.</summary>
    public async Task<(Card Card, IReadOnlyList<Write> With)> StatusAsync(Member member)
    {
        var began = time.GetTimestamp();
        var answered = await chat.ShowTypingAsync(new ChatAddress(member.Id.Value), CancellationToken.None) is null;
        var lag = time.GetElapsedTime(began);
        var facts = await FactsAsync(member, answered ? lag : null);
        var (address, with) = LoginFor(facts);
        return (StatusCards.Status(facts, marketZone, address), with);
    }

    /// <summary>The readiness card, and what has to be written with it.</summary>
    public async Task<(Card Card, IReadOnlyList<Write> With)> MorningAsync(Member member)
    {
        var facts = await FactsAsync(member, null);
        var (address, with) = LoginFor(facts);
        return (StatusCards.Morning(facts, marketZone, address), with);
    }

    private async Task<StatusCards.Facts> FactsAsync(Member member, TimeSpan? telegram)
    {
        var user = book.Of(member);
        var read = user is null ? default : await books.ReadAsync(user.Session, withCompleted: false, about: null, CancellationToken.None);
        var orders = user is not null && read.Try(out var value, out _) ? value : null;
        var error = user is null ? null : read.Error;
        var own = await hooks.OfUserAsync(member.Id, CancellationToken.None);
        var refusal = member.Active is { } active ? pulse.LastRefusal(active) : null;
        return new StatusCards.Facts(
            member, member.Active is { } client ? member.Find(client) : null, orders, error, member.Active is { } one ? pulse.LastReading(one)?.Took : null, clock.Ahead,
            refusal is null ? null : (refusal.At, ErrorLines.Word(refusal.Answer)), telegram, own.Count, own.Count(h => h.IsPaused), version.Text, time.GetUtcNow());
    }

    /// <summary>A link that renews the session of the account, where it is over and there is a login.</summary>
    private (Uri? Address, IReadOnlyList<Write> With) LoginFor(StatusCards.Facts facts)
    {
        if (!login.IsThere || facts.Account is not { } account || (account.IsLive(facts.Now) && facts.Error is not BrokerError.NotLoggedIn))
        {
            return (null, []);
        }

        var code = LoginLinks.NewCode();
        var body = new PassBody.Login(facts.Member.Id, LoginStage.Offered, account.ClientId);
        return (links.Start(code), [new SavePass(new Pass(LoginLinks.PassOf(code), 1, body, facts.Now + LoginLinks.GoodForRenewal))]);
    }
}
