using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace BracketBot.Configuration;

/// <summary>Where settings come from; later sources override earlier ones: <c>appsettings.json</c>, environment, command line.</summary>
internal static class ConfigurationSources
{
    private const string FileName = "appsettings.json";

    /// <summary>Says where the file is looked for and whether it is there, because it may be in another folder.</summary>
    public static string Looked(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? $"{path} was read" : $"there is no {path}";
    }

    /// <summary>What to do about a file that other users can read, since it may hold tokens; null if there is nothing to do.</summary>
    public static string? OpenToOthers(string folder)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        var path = Path.Combine(folder, FileName);
        return !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & others) != 0
            ? $"{FileName} can be read by other users, and may hold secrets: chmod 600 {FileName}"
            : null;
    }

    /// <summary>The configuration, or one line that says why the file can't be read. It quotes nothing of the file, which holds secrets.</summary>
    /// <param name="arguments">Settings from the command line, as <see cref="CommandLine"/> returns them.</param>
    public static (IConfigurationRoot? Configuration, string? Error) Load(string folder, IReadOnlyDictionary<string, string?> arguments)
    {
        try
        {
            using var files = new PhysicalFileProvider(folder);
            var file = new IndexedSettings.FileSettings(new JsonConfigurationSource { FileProvider = files, Path = FileName, Optional = true });
            file.Load();
            var environment = new IndexedSettings.EnvironmentSettings();
            environment.Load();
            return (new ConfigurationRoot([new IndexedSettings(file.All, environment.All, arguments)]), null);
        }
        catch (InvalidDataException e)
        {
            return (null, $"{FileName}: {Reason(e.GetBaseException())}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"{FileName} can't be read: {e.Message}");
        }
    }

    private static string Reason(Exception e) => e is JsonException { LineNumber: { } line, BytePositionInLine: { } place }
        ? $"not JSON at line {line + 1}, character {place + 1}"
        : e.Message;
}
