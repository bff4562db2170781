using BracketBot.Core.Commits;
using BracketBot.Storage.Writing;
using BracketBot.Tests.Shared.Interleaving;

namespace BracketBot.Storage.Tests.Writing;

/// <summary>
/// One run of a <see cref="WriteQueue{TSession}"/> between callers and a disk that takes its time and fails now and then, in an order that a seed decides. What
/// each batch must hold is told by a model: all that was to go with the next one, then all that waits, each in the order of the calls.
/// </summary>
internal sealed class WriteQueueRun
{
    private readonly Interleaver _all;
    private readonly WriteQueue<object> _queue;
    private readonly int _room;
    private readonly int _together;
    private readonly List<QueueCall> _calls = [];

    /// <summary>Calls that wait for a batch: as many as there is room for are in the queue, the rest wait for room.</summary>
    private readonly List<QueueCall> _line = [];
    private readonly List<QueueCall> _withNext = [];
    private readonly List<string> _wrong = [];
    private bool _isClosed;
    private bool _isWriting;

    public WriteQueueRun(int seed)
    {
        _all = new Interleaver(seed);
        (_room, _together) = (1 + _all.Any(5), 1 + _all.Any(4));
        _queue = new WriteQueue<object>(_room, _together);
    }

    public void Go()
    {
        _all.Run(async () =>
        {
            var writer = _all.NewLane("writer").Start(() => _queue.RunAsync(WriteBatchAsync));
            var callers = Enumerable.Range(0, 1 + _all.Any(5)).Select(i => _all.NewLane($"caller {i}").Start(CallAsync)).ToList();
            await PauseAsync();
            await DelayAsync(_all.Any([0, 5, 20, 60]));
            Close();
            await Task.WhenAll(callers);
            await writer;
            await EndOfAsync(Task.WhenAll(_calls.Select(c => c.Task)));
        });
        _wrong.AddRange(_calls.Select(c => c.Wrong()).OfType<string>());
        _calls.ForEach(c => c.Dispose());
        if (_wrong.Count > 0)
        {
            throw new InvalidOperationException($"{string.Join('\n', _wrong)}\n{_all.Describe()}");
        }
    }

    /// <summary>Somebody who commits a few times, and mostly waits to hear what became of it.</summary>
    private async Task CallAsync()
    {
        for (var i = 1 + _all.Any(6); i > 0; i--)
        {
            var call = Call(isWithNext: _all.Sometimes(0.3));
            if (!call.IsWithNext && _all.Sometimes(0.2))
            {
                _ = Interleaver.Lane.Current.Start(async () =>
                {
                    await PauseAsync();
                    GiveUp(call);
                });
            }

            if (_all.Sometimes(call.IsWithNext ? 0.1 : 0.6))
            {
                await EndOfAsync(call.Task);
            }

            await PauseAsync();
        }
    }

    private QueueCall Call(bool isWithNext)
    {
        var call = new QueueCall(_calls.Count, isWithNext, _all.Any<CommitResult?>([CommitResult.Committed, CommitResult.Committed, CommitResult.Conflict, null]));
        _calls.Add(call);
        _all.Note($"{call} is called");
        if (_isClosed)
        {
            call.IsClosedOut();
        }
        else
        {
            (isWithNext ? _withNext : _line).Add(call);
        }

        call.Task = isWithNext ? _queue.WriteWithNextAsync(_ => WorkAsync(call)) : _queue.WriteAsync(_ => WorkAsync(call), call.Cancel.Token);
        return call;
    }

    private async Task<CommitResult> WorkAsync(QueueCall call)
    {
        call.Runs++;
        await PauseAsync();
        return call.Result;
    }

    /// <summary>It takes effect only while there is no room.</summary>
    private void GiveUp(QueueCall call)
    {
        if (_line.IndexOf(call) >= _room)
        {
            _line.Remove(call);
            call.IsGivenUp();
            _all.Note($"{call} is given up");
        }

        call.Cancel.Cancel();
    }

    private void Close()
    {
        _isClosed = true;
        _all.Note("closed");
        foreach (var call in _line.Skip(_room).ToList())
        {
            _line.Remove(call);
            call.IsClosedOut();
        }

        _queue.Close();
    }

    private async Task WriteBatchAsync(IReadOnlyList<QueuedWrite<object>> batch)
    {
        var waited = _line.Take(_together).ToList();
        QueueCall[] expected = [.. _withNext, .. waited];
        _withNext.Clear();
        _line.RemoveRange(0, waited.Count);
        _all.Note($"batch of {string.Join(", ", expected.AsEnumerable())}");
        Expect(batch.Count == expected.Length, $"a batch has {batch.Count} writes, and should have {expected.Length}");
        Expect(waited.Count > 0 || _isClosed, "a batch is written that nobody waits for");
        Expect(!_isWriting, "two batches are written at once");
        _isWriting = true;
        await WriteBatchAsync(batch, expected, error: _all.Sometimes(0.25) ? new IOException("disk full") : null, failsAtOnce: _all.Sometimes(0.5));
        _isWriting = false;
    }

    private async Task WriteBatchAsync(IReadOnlyList<QueuedWrite<object>> batch, QueueCall[] expected, IOException? error, bool failsAtOnce)
    {
        foreach (var call in expected)
        {
            (call.IsInABatch, call.BatchError) = (true, error);
        }

        await PauseAsync();
        if (error is null || !failsAtOnce)
        {
            foreach (var (write, call) in batch.Zip(expected))
            {
                var runs = call.Runs;
                var isKept = await write.RunAsync(this);
                Expect(call.Runs == runs + 1, $"{call} is not where it should be in its batch");
                Expect(isKept == call.IsKept, $"{call} is {(isKept ? "kept" : "not kept")}");
                Expect(!call.Task.IsCompleted, $"{call} is told of before it is on disk");
                await PauseAsync();
            }
        }

        foreach (var write in batch)
        {
            if (error is null)
            {
                write.Finish();
            }
            else
            {
                write.Fail(error);
            }
        }
    }

    private void Expect(bool isRight, string otherwise)
    {
        if (!isRight)
        {
            _all.Note($"WRONG: {otherwise}");
            _wrong.Add(otherwise);
        }
    }

    private async Task PauseAsync()
    {
        for (var i = _all.Any(3); i > 0; i--)
        {
            await Task.Yield();
        }

        if (_all.Sometimes(0.2))
        {
            await DelayAsync(1 + _all.Any(10));
        }
    }

    private static async Task EndOfAsync(Task task) =>
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private static Task DelayAsync(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Interleaver.Lane.Current.Clock);
}
