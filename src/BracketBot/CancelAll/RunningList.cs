using BracketBot.Core.Accounts;

namespace BracketBot.CancelAll;

/// <summary>A list that this process carries out.</summary>
internal sealed class RunningList
{
    /// <summary>Whoever taps Stop may hold it when the list ends; without a timer there is nothing to dispose.</summary>
    public CancellationTokenSource Stopped { get; } = new();

    /// <summary>What other processes sent of the list counts for the pace.</summary>
    public bool IsCounted { get; set; }

    /// <summary>The store refused a leg although nobody had stopped the list: its owner may not cancel any more.</summary>
    public bool IsRefused { get; set; }

    /// <summary>It was to be started while it ran.</summary>
    public bool Again { get; set; }

    /// <summary>Who sends when it is started again; null where nobody may.</summary>
    public LinkedUser? AgainBy { get; set; }
}
