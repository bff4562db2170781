using System.CommandLine;

namespace BracketBot.Configuration;

/// <summary>What the command line asks of the program.</summary>
internal abstract record ProgramTask
{
    /// <summary>To be the bot.</summary>
    public sealed record Serve : ProgramTask;

    /// <param name="Record">The file to write the broker's answers to; null for none.</param>
    public sealed record Check(string? Record) : ProgramTask;

    /// <param name="File">The file to copy the database to.</param>
    public sealed record Backup(string File) : ProgramTask;

    public sealed record VerifyAudit : ProgramTask;

    /// <param name="File">The file to write.</param>
    /// <param name="From">The first day or moment; null from the beginning.</param>
    /// <param name="To">The day or moment before which it ends; null for no end.</param>
    /// <param name="User">Whose entries; null for everybody's.</param>
    public sealed record ExportAudit(string File, ExportDate? From, ExportDate? To, long? User) : ProgramTask;

    public sealed record Rekey : ProgramTask;

    /// <summary>To print what a command line is good for: help, version, completions.</summary>
    public sealed record Print(ParseResult Line) : ProgramTask;
}
