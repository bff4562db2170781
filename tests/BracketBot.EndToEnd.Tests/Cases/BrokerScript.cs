namespace BracketBot.EndToEnd.Cases;

/// <summary>What the broker is asked.</summary>
internal enum Ask
{
    Pending,
    Completed,
    History,
    Cancel,
}

/// <summary>What the broker answers one client, call by call: the last answer to a question stands until another is put in its place.</summary>
internal sealed class BrokerScript
{
    private readonly Lock _gate = new();

    /// <summary>One call at a time: of two cancels side by side, the first to come is the first to be answered, and its change comes first.</summary>
    private readonly Lock _answering = new();
    private readonly Dictionary<Ask, Queue<RawAnswer>> _answers = new()
    {
        [Ask.Pending] = new([RawAnswer.Empty]),
        [Ask.Completed] = new([RawAnswer.Empty]),
        [Ask.History] = new([RawAnswer.Empty]),
        [Ask.Cancel] = new([RawAnswer.Taken]),
    };

    private readonly List<string> _deletes = [];
    private readonly List<string> _calls = [];
    private Action<int> _afterCancel = _ => { };

    /// <summary>The packets of the cancels that came, as they were sent.</summary>
    public IReadOnlyList<string> Deletes
    {
        get
        {
            lock (_gate)
            {
                return [.. _deletes];
            }
        }
    }

    /// <summary>Every question that came, a cancel with its packet, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>These answers one after another; the last one stays.</summary>
    public void Plays(Ask ask, params RawAnswer[] answers)
    {
        lock (_gate)
        {
            _answers[ask] = new(answers);
        }
    }

    /// <summary>What changes once a cancel has come, before it is answered.</summary>
    /// <param name="change">Takes how many came, from 1.</param>
    public void OnCancel(Action<int> change) => _afterCancel = change;

    public RawAnswer Answer(Ask ask, string packet)
    {
        lock (_answering)
        {
            return Next(ask, packet);
        }
    }

    private RawAnswer Next(Ask ask, string packet)
    {
        int count;
        lock (_gate)
        {
            _calls.Add(ask == Ask.Cancel ? packet : ask.ToString());
            if (ask == Ask.Cancel)
            {
                _deletes.Add(packet);
            }

            count = _deletes.Count;
        }

        if (ask == Ask.Cancel)
        {
            _afterCancel(count);
        }

        lock (_gate)
        {
            var answers = _answers[ask];
            return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        }
    }
}
