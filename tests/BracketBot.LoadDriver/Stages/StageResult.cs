using BracketBot.LoadDriver.Traders;

namespace BracketBot.LoadDriver.Stages;

/// <summary>What a stage showed. Times are of dialogs that came to their end.</summary>
/// <param name="brokerDelay">Is no part of the time that the bot took to show the broker's answer.</param>
internal sealed class StageResult(StageSpec spec, TimeSpan brokerDelay)
{
    public StageSpec Spec => spec;

    public int Dialogs { get; private set; }

    /// <summary>Dialogs that did not end, and commands that nobody was free to write.</summary>
    public int Lost { get; set; }

    /// <summary>Of the bot, in the measured time; <see cref="DriverCpu"/> of the driver.</summary>
    public TimeSpan BotCpu { get; set; }

    public TimeSpan DriverCpu { get; set; }

    /// <summary>As the clock had it.</summary>
    public TimeSpan Length { get; set; }

    public double MemoryMb { get; set; }

    public double HighestMemoryMb { get; set; }

    public Spread TapToDelete { get; } = new();

    public Spread CommandToEdit { get; } = new();

    /// <summary>From the broker's answer until the edit that carries it.</summary>
    public Spread AnswerToEdit { get; } = new();

    public void Add(Dialog dialog)
    {
        Dialogs++;
        TapToDelete.Add(dialog.TapToDelete);
        CommandToEdit.Add(dialog.DueToEdit);
        AnswerToEdit.Add(dialog.DeleteToEdit - brokerDelay);
    }
}
