namespace BracketBot.Storage.Postgres;

/// <summary>What holds something for the time of one transaction, and hears of its end.</summary>
internal interface ITransactionPart
{
    /// <param name="isCommitted">Null where that is not known.</param>
    void End(bool? isCommitted);
}
