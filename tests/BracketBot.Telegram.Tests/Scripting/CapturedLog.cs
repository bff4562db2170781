using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Tests.Scripting;

/// <summary>Keeps what was logged, exceptions in full.</summary>
internal sealed class CapturedLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(int Id, string Text)> _lines = [];

    public IReadOnlyList<int> Ids => [.. _lines.Select(l => l.Id)];

    public string Text => string.Join('\n', _lines.Select(l => l.Text));

    public int Count(int id) => _lines.Count(l => l.Id == id);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));
}
