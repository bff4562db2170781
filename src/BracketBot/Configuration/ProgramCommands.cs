using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace BracketBot.Configuration;

/// <summary>The program's commands; its help and completions are made from them too.</summary>
internal sealed class ProgramCommands
{
    private const string About = """
        BracketBot cancels legs of bracket orders from Telegram. Without a command it
        is the bot, and runs until it is stopped.

        Settings come from appsettings.json in the working directory, then from the
        environment (Telegram__BotToken), then from the command line
        (--Telegram:BotToken=...), with a command as without. The README lists them.

        Exit codes: 0 fine, 1 something failed, 2 a setting or an argument is bad.
        """;

    private const int Columns = 80;

    private readonly Option<bool> _oldCheck = new("--check") { Description = "The same as check.", Hidden = true };
    private readonly Option<string?> _oldRecord = new("--record") { Hidden = true };
    private readonly Option<string?> _record = new("--record") { HelpName = "FILE", Description = "Also write what the broker answers to reads to a new file, with ids, names and tokens replaced." };
    private readonly Argument<string> _copy = new("FILE") { Description = "A file that is not there yet." };
    private readonly Argument<string> _table = new("FILE") { Description = "A CSV file that is not there yet." };
    private readonly Option<ExportDate?> _from = Date("--from", "From this day on (2026-03-13, in the market's zone), or this moment (2026-03-13T09:15+05:30).");
    private readonly Option<ExportDate?> _to = Date("--to", "Before this day, or this moment.");
    private readonly Option<long?> _user = new("--user") { HelpName = "ID", Description = "Of this Telegram user alone." };
    private readonly Command _check;
    private readonly Command _backup;
    private readonly Command _verify;
    private readonly Command _export;
    private readonly Command _rekey;

    public ProgramCommands()
    {
        foreach (var file in (Symbol[])[_oldRecord, _record, _copy, _table])
        {
            AddValidator(file);
        }

        // The caller carries out the commands; the library only needs to see that each has an action.
        var nothing = new Nothing();
        _check = new Command("check", "Try the settings, the database, Telegram and each user's broker session, and print a line for each.") { _record };
        _backup = new Command("backup", "Copy the embedded database, also while the bot runs.") { _copy };
        _verify = new Command("verify", "Read the whole audit against its chains, and name the first link that is broken.");
        _export = new Command("export", "Write the audit as a table.") { _table, _from, _to, _user };
        _rekey = new Command("rekey", "Put a new master key first in the key file, and seal with it what outlasts a day.");
        (_check.Action, _backup.Action, _verify.Action, _export.Action, _rekey.Action) = (nothing, nothing, nothing, nothing, nothing);
        Root = new RootCommand(About) { _oldCheck, _oldRecord, _check, _backup, _rekey, new Command("audit", "Look at the record of what was confirmed and what came of it.") { _verify, _export } };
        Root.Action = nothing;
        Root.Validators.Add(r =>
        {
            if (r.GetResult(_oldRecord) is not null && !r.GetValue(_oldCheck))
            {
                r.AddError("--record goes with --check");
            }
        });
        foreach (var option in Root.Options)
        {
            switch (option)
            {
                case HelpOption { Action: HelpAction help }:
                    help.MaxWidth = Columns;
                    break;
                case VersionOption:
                    option.Action = new PrintVersion();
                    break;
                default:
                    break;
            }
        }
    }

    public RootCommand Root { get; }

    /// <summary>True if the line asks for help, version or completions.</summary>
    public static bool Prints(ParseResult parsed) => parsed.Action is not (null or Nothing or ParseErrorAction);

    public ProgramTask TaskOf(ParseResult parsed) => parsed.CommandResult.Command switch
    {
        var c when c == _check => new ProgramTask.Check(parsed.GetValue(_record)),
        var c when c == _backup => new ProgramTask.Backup(parsed.GetRequiredValue(_copy)),
        var c when c == _verify => new ProgramTask.VerifyAudit(),
        var c when c == _export => new ProgramTask.ExportAudit(parsed.GetRequiredValue(_table), parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_user)),
        var c when c == _rekey => new ProgramTask.Rekey(),
        _ => parsed.GetValue(_oldCheck) ? new ProgramTask.Check(parsed.GetValue(_oldRecord)) : new ProgramTask.Serve(),
    };

    private static Option<ExportDate?> Date(string name, string description) => new(name)
    {
        HelpName = "DATE",
        Description = description,
        CustomParser = result =>
        {
            var date = result.Tokens is [var token] ? ExportDate.Read(token.Value) : null;
            if (date is null)
            {
                result.AddError("no date");
            }

            return date;
        },
    };

    /// <summary>Rejects a misspelt switch as the name of a file.</summary>
    private static void AddValidator(Symbol symbol)
    {
        switch (symbol)
        {
            case Option option:
                option.Validators.Add(r => Validate(r, r.Tokens));
                break;
            case Argument argument:
                argument.Validators.Add(r => Validate(r, r.Tokens));
                break;
            default:
                throw new InvalidOperationException($"{symbol.Name} takes no file.");
        }
    }

    private static void Validate(SymbolResult result, IReadOnlyList<Token> tokens)
    {
        if (tokens.Any(t => t.Value.Length == 0 || t.Value.StartsWith('-')))
        {
            result.AddError("no file");
        }
    }

    private sealed class Nothing : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => 0;
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(ProgramVersion.This.Text);
            return 0;
        }
    }
}
