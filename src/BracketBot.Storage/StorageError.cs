namespace BracketBot.Storage;

/// <summary>Why the database can't be opened, in one line that says what to do. Never holds a password.</summary>
/// <param name="Holder">Who owns the file, if it is in use: <c>process 4711</c>.</param>
public sealed record StorageError(StorageError.Reason Why, string Message, string? Holder = null)
{
    public enum Reason
    {
        /// <summary>The connection string is invalid.</summary>
        BadSetting,

        /// <summary>Another process owns the file.</summary>
        InUse,

        /// <summary>A newer program has changed the schema.</summary>
        Newer,

        /// <summary>The file or the server can't be used.</summary>
        Unusable,
    }
}
