using BracketBot.Core;
using BracketBot.Core.Chat;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>A chat that takes everything after a tenth of a second, unless the test says otherwise.</summary>
internal sealed class ScriptedChat(TimeProvider time) : IChat
{
    private readonly Dictionary<long, int> _underway = [];
    private int _messages;

    public List<(DateTimeOffset At, long Chat, MessageId? Edited, string Html)> Calls { get; } = [];

    /// <summary>What Telegram says to a call; null to take it.</summary>
    public Func<long, Card, ChatError?> Error { get; set; } = (_, _) => null;

    public Func<long, TimeSpan> Takes { get; set; } = _ => TimeSpan.FromMilliseconds(100);

    public int MostInOneChat { get; private set; }

    public int MostAtOnce { get; private set; }

    public IEnumerable<string> Texts => Calls.Select(c => c.Html);

    public Task<Result<MessageId, ChatError>> SendAsync(ChatAddress to, Card card, CancellationToken cancellation) =>
        CallAsync(to, null, card, cancellation);

    public Task<Result<MessageId, ChatError>> EditAsync(
        ChatAddress to, MessageId message, Card card, CancellationToken cancellation) =>
        CallAsync(to, message, card, cancellation);

    public Task<ChatError?> AnswerTapAsync(TapId tap, string? text, bool alert, CancellationToken cancellation) =>
        throw new InvalidOperationException();

    public Task<Result<MessageId, ChatError>> SendFileAsync(ChatAddress to, ChatFile file, CancellationToken cancellation) => throw new InvalidOperationException();

    public Task<ChatError?> DeleteAsync(ChatAddress to, MessageId message, CancellationToken cancellation) => throw new InvalidOperationException();

    public Task<ChatError?> ShowTypingAsync(ChatAddress to, CancellationToken cancellation) => throw new InvalidOperationException();

    private async Task<Result<MessageId, ChatError>> CallAsync(
        ChatAddress to, MessageId? message, Card card, CancellationToken cancellation)
    {
        Calls.Add((time.GetUtcNow(), to.ChatId, message, card.Html));
        _underway[to.ChatId] = _underway.GetValueOrDefault(to.ChatId) + 1;
        MostInOneChat = Math.Max(MostInOneChat, _underway[to.ChatId]);
        MostAtOnce = Math.Max(MostAtOnce, _underway.Values.Sum());
        try
        {
            await Task.Delay(Takes(to.ChatId), time, cancellation);
            return Error(to.ChatId, card) is { } error ? error : message ?? new MessageId(++_messages);
        }
        finally
        {
            _underway[to.ChatId]--;
        }
    }
}
