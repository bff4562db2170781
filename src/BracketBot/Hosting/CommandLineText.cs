using System.Reflection;

namespace BracketBot.Hosting;

/// <summary>What <c>--help</c> and <c>--version</c> print.</summary>
internal static class CommandLineText
{
    public static string Version =>
        typeof(CommandLineText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public const string Help = """
        BracketBot cancels legs of bracket orders from Telegram.

        Usage: BracketBot [backup FILE | --check [--record FILE] | --help | --version]
                          [--Section:Key=value ...]

          backup FILE copy the database to a new file, also while the bot runs
          --check     check the configuration, the database, Telegram and each user's
                      broker session, print a line for each, and end
          --record FILE
                      with --check: write what the broker answers to reads to a new
                      file, with ids, names and tokens replaced
          --help      print this
          --version   print the version

        Settings come from appsettings.json in the working directory, then from the
        environment (Telegram__BotToken), then from the command line
        (--Telegram:BotToken=...). The README lists them.

        Exit codes: 0 fine, 1 something failed, 2 a setting is bad.
        """;
}
