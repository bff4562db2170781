using BracketBot.Core.Chat;

namespace BracketBot.Storage.Tests.Chat;

/// <summary>What stands in a chat to which two processes send, and what they did that must not happen.</summary>
internal sealed class SharedChat
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CardId, int> _standing = [];
    private readonly HashSet<CardId> _underway = [];

    public List<string> Wrong { get; } = [];

    public IEnumerable<(string Id, int Revision)> Standing => _standing.Select(s => (s.Key.Value, s.Value));

    public async Task SendAsync(OutboxCard card)
    {
        lock (_lock)
        {
            if (!_underway.Add(card.Id))
            {
                Wrong.Add($"{card.Id} is sent by both at once.");
            }

            if (_standing.GetValueOrDefault(card.Id) is var stands && stands >= card.Revision)
            {
                Wrong.Add($"{card.Id} goes from revision {stands} to {card.Revision}.");
            }
        }

        await Task.Yield();
        lock (_lock)
        {
            _standing[card.Id] = card.Revision;
            _underway.Remove(card.Id);
        }
    }
}
