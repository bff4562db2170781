namespace BracketBot.Storage.Postgres;

/// <summary>Something held for the duration of a transaction, and told of its end.</summary>
internal interface ITransactionPart
{
    /// <param name="isCommitted">Null if that is unknown.</param>
    void End(bool? isCommitted);
}
