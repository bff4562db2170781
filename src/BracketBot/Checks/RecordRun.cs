using System.Globalization;
using BracketBot.Broker.Recording;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;

namespace BracketBot.Checks;

/// <summary>The part of <c>--check --record FILE</c> that writes the broker's answers to the bot's reads, masked, to a new file.</summary>
internal sealed class RecordRun(Settings settings, TextWriter output, TimeProvider time)
{
    /// <summary>True if the file was written.</summary>
    public async Task<bool> RunAsync(string path, CancellationToken cancellation)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            return Failed($"{path} is there already; name a file that is not");
        }

        using var recorder = new KartRecorder(settings.Broker, time);
        foreach (var session in settings.Access.Users.Select(u => u.Session).OfType<BrokerSession>().Distinct())
        {
            await recorder.RecordAsync(session, cancellation);
        }

        if (recorder.Requests == 0)
        {
            return Failed("no user in Access:Users has an access token to read with");
        }

        if (Write(path, recorder.ToJson()) is { } problem)
        {
            return Failed(problem);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"recording: ok ({recorder.Requests} reads, {recorder.Unanswered} without an answer, in {path})"));
        output.WriteLine(
            "recording: it holds the broker's answers with ids, names and tokens replaced; symbols, prices, quantities and times are yours. "
            + "Look through it before you give it to anyone.");
        return true;
    }

    /// <summary>Writes a new file that only the user can read, and never overwrites one. Returns what went wrong; null for nothing.</summary>
    private static string? Write(string path, byte[] json)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new FileStream(path, options);
            file.Write(json);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} can't be written: {e.Message}";
        }
    }

    private bool Failed(string why)
    {
        output.WriteLine($"recording: failed: {why}");
        return false;
    }
}
