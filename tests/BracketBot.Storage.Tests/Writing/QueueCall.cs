using System.Threading.Channels;
using BracketBot.Core.Commits;

namespace BracketBot.Storage.Tests.Writing;

/// <summary>One call of a <see cref="WriteQueueRun"/>, and what must become of it.</summary>
internal sealed class QueueCall(int number, bool isWithNext, CommitResult? result) : IDisposable
{
    private readonly InvalidOperationException _own = new($"write {number} is wrong");
    private Exception? _refusal;
    private Task<CommitResult>? _task;

    public bool IsWithNext => isWithNext;

    public CancellationTokenSource Cancel { get; } = new();

    public Task<CommitResult> Task
    {
        get => _task ?? throw new InvalidOperationException("It is not called yet.");
        set => _task = value;
    }

    /// <summary>Its batch, and why that failed, where it did.</summary>
    public Exception? BatchError { get; set; }

    public bool IsInABatch { get; set; }

    public int Runs { get; set; }

    /// <summary>Whether the transaction is to keep it.</summary>
    public bool IsKept => result == CommitResult.Committed;

    public CommitResult Result => result ?? throw _own;

    /// <summary>The queue was closed before there was room.</summary>
    public void IsClosedOut() => _refusal = new ChannelClosedException();

    /// <summary>Its caller gave up before there was room.</summary>
    public void IsGivenUp() => _refusal = new OperationCanceledException();

    /// <summary>What is wrong with its end; null for nothing.</summary>
    public string? Wrong() => this switch
    {
        { Task.IsCompleted: false } => $"{this} never ends",
        { _refusal: { } refusal } => Runs == 0 && Error is { } error && refusal.GetType().IsInstanceOfType(error) ? null : $"{this} does not end with {refusal.GetType().Name}",
        { IsInABatch: false } => $"{this} is in no batch",
        { BatchError: { } failure } => ReferenceEquals(Error, failure) && Runs <= 1 ? null : $"{this} does not end with its batch's error",
        _ when Runs != 1 => $"{this} ran {Runs} times",
        _ when result is null => ReferenceEquals(Error, _own) ? null : $"{this} does not end with its own error",
        _ => Error is null && Task.Result == result ? null : $"{this} does not end with its own result",
    };

    public override string ToString() => $"{(isWithNext ? "with-next " : "")}write {number}{(_task is { IsCompleted: true } ? $" ({_task.Status} {Error?.Message})" : "")}";

    public void Dispose() => Cancel.Dispose();

    private Exception? Error => Task.IsCanceled ? new OperationCanceledException() : Task.Exception?.InnerException;
}
