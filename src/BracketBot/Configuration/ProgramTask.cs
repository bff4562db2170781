using System.CommandLine;

namespace BracketBot.Configuration;

/// <summary>What the command line asks the program to do.</summary>
internal abstract record ProgramTask
{
    /// <summary>Run the bot.</summary>
    public sealed record Serve : ProgramTask;

    /// <param name="Record">The file to write the broker's answers to; null for none.</param>
    public sealed record Check(string? Record) : ProgramTask;

    /// <param name="File">Where to copy the database.</param>
    public sealed record Backup(string File) : ProgramTask;

    public sealed record VerifyAudit : ProgramTask;

    /// <param name="File">The file to write.</param>
    /// <param name="From">The first day or moment; null for the beginning.</param>
    /// <param name="To">The day or moment to stop before; null for no end.</param>
    /// <param name="User">The user whose entries to write; null for everybody's.</param>
    public sealed record ExportAudit(string File, ExportDate? From, ExportDate? To, long? User) : ProgramTask;

    public sealed record Rekey : ProgramTask;

    /// <summary>Print help, version or completions.</summary>
    public sealed record Print(ParseResult Line) : ProgramTask;
}
