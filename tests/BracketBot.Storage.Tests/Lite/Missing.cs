namespace BracketBot.Storage.Tests.Lite;

/// <summary>Which rule of the streams a simulated disk makes void.</summary>
internal enum Missing
{
    Nothing,

    /// <summary>The pages of a transaction are not synced before its flag is written.</summary>
    SyncBeforeFlag,

    /// <summary>The page with the flag is written as a whole.</summary>
    FlagInItsSector,

    /// <summary>A commit is acknowledged before its flag is synced.</summary>
    SyncAfterFlag,

    /// <summary>A cut of the log is not synced.</summary>
    SyncOfCut,

    /// <summary>A flush of the data file does not sync it.</summary>
    SyncOfData,

    /// <summary>The data file's new base id is not synced before a log names it.</summary>
    SyncOfBase,

    /// <summary>A commit is acknowledged before its record in the journal is synced.</summary>
    SyncOfRecord,

    /// <summary>Nothing is synced: LiteDB as it is.</summary>
    All,
}

internal static class Rules
{
    public static Sparing OfData(Missing missing, SimulatedFile.Last last) => (missing, last) switch
    {
        (Missing.SyncOfData, SimulatedFile.Last.Page) => Sparing.All,
        (Missing.SyncOfBase, SimulatedFile.Last.Sector) => Sparing.All,
        (Missing.All, _) => Sparing.All,
        _ => Sparing.Nothing,
    };

    public static Sparing OfJournal(Missing missing, SimulatedFile.Last last) => (missing, last) switch
    {
        (Missing.SyncOfRecord, SimulatedFile.Last.Page) => Sparing.All,
        (Missing.All, _) => Sparing.All,
        _ => Sparing.Nothing,
    };

    public static Sparing OfLog(Missing missing, SimulatedFile.Last last) => (missing, last) switch
    {
        (Missing.SyncBeforeFlag, SimulatedFile.Last.Page) => Sparing.All,
        (Missing.FlagInItsSector, SimulatedFile.Last.Page) => Sparing.LastPage,
        (Missing.SyncAfterFlag, SimulatedFile.Last.Sector) => Sparing.All,
        (Missing.SyncOfCut, SimulatedFile.Last.Length) => Sparing.All,
        (Missing.All, _) => Sparing.All,
        _ => Sparing.Nothing,
    };
}
