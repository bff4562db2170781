using BracketBot.LoadDriver.Stages;

namespace BracketBot.LoadDriver.Reports;

/// <summary>A stage of a run, as it is kept between runs: a line of JSON. Times are ms, memory is MB.</summary>
internal sealed record StageFigures
{
    public required string Name { get; init; }
    public required string Stage { get; init; }
    public required bool IsOpen { get; init; }
    public required double TelegramMs { get; init; }
    public required double BrokerMs { get; init; }
    public required int Book { get; init; }
    public required int Users { get; init; }
    public required int AuditRows { get; init; }

    public required double DialogsPerSecond { get; init; }

    /// <summary>Null where no dialog ended.</summary>
    public required double? CpuSecondsPer1000 { get; init; }

    public required double BotCores { get; init; }
    public required double DriverCores { get; init; }
    public required double? TapToDeleteP50 { get; init; }
    public required double? TapToDeleteP99 { get; init; }
    public required double? EditP50 { get; init; }
    public required double? EditP99 { get; init; }
    public required double? AnswerP99 { get; init; }
    public required double? AnswerMax { get; init; }
    public required int Lost { get; init; }

    /// <summary>In the run so far.</summary>
    public required int Odd { get; init; }

    public required double IdleMb { get; init; }
    public required double LoadMb { get; init; }
    public required double HighestMb { get; init; }
    public required double? FirstPollMs { get; init; }
    public required double? FirstReplyMs { get; init; }
    public required double StartCpuSeconds { get; init; }

    public static StageFigures Of(MeasureOptions options, StartFigures start, StageResult result, int odd) => new()
    {
        Name = options.Name,
        Stage = result.Spec.ToString(),
        IsOpen = result.Spec.IsOpen,
        TelegramMs = options.TelegramDelay.TotalMilliseconds,
        BrokerMs = options.BrokerDelay.TotalMilliseconds,
        Book = options.Book,
        Users = options.Users,
        AuditRows = options.AuditRows,
        DialogsPerSecond = result.Dialogs / result.Length.TotalSeconds,
        CpuSecondsPer1000 = result.Dialogs == 0 ? null : result.BotCpu.TotalSeconds * 1_000 / result.Dialogs,
        BotCores = result.BotCpu / result.Length,
        DriverCores = result.DriverCpu / result.Length,
        TapToDeleteP50 = result.TapToDelete.At(0.5),
        TapToDeleteP99 = result.TapToDelete.At(0.99),
        EditP50 = result.CommandToEdit.At(0.5),
        EditP99 = result.CommandToEdit.At(0.99),
        AnswerP99 = result.AnswerToEdit.At(0.99),
        AnswerMax = result.AnswerToEdit.At(1),
        Lost = result.Lost,
        Odd = odd,
        IdleMb = start.IdleMb,
        LoadMb = result.MemoryMb,
        HighestMb = result.HighestMemoryMb,
        FirstPollMs = start.ToPoll?.TotalMilliseconds,
        FirstReplyMs = start.ToReply?.TotalMilliseconds,
        StartCpuSeconds = start.Cpu.TotalSeconds,
    };
}
