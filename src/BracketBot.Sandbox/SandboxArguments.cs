using System.Globalization;

namespace BracketBot.Sandbox;

/// <summary>The command line.</summary>
/// <param name="Port">Null if none was asked for.</param>
internal sealed record SandboxArguments(int? Port, string? Data, bool Help)
{
    public const string Usage = """
        A simulated broker, a simulated Telegram and a chat page, with the real bot between them. Everything stays on this machine.

          dotnet run --project src/BracketBot.Sandbox [-- options]

          --port N     the page's port (8090, or any free one where that is taken)
          --data DIR   keep chats, database and log in DIR (a temporary folder, deleted at the end)
          --help       this text
        """;

    /// <summary>The arguments, or one line that says what is wrong with them.</summary>
    public static (SandboxArguments? Arguments, string? Error) Parse(string[] words)
    {
        var arguments = new SandboxArguments(null, null, false);
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "--help" or "-h":
                    return (arguments with { Help = true }, null);
                case "--port" when i + 1 < words.Length
                    && int.TryParse(words[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535:
                    arguments = arguments with { Port = port };
                    break;
                case "--port":
                    return (null, "--port takes a number from 1 to 65535.");
                case "--data" when i + 1 < words.Length:
                    arguments = arguments with { Data = Path.GetFullPath(words[++i]) };
                    break;
                case "--data":
                    return (null, "--data takes a folder.");
                default:
                    return (null, $"Unknown argument '{words[i]}'. --help says what there is.");
            }
        }

        return (arguments, null);
    }
}
