using System.Security.Cryptography;
using System.Text;
using BracketBot.Configuration;

namespace BracketBot.Secrets;

/// <summary>The keys for secrets at rest: 32 bytes each. The first one seals; each opens what it sealed.</summary>
internal static class MasterKey
{
    public const int Length = 32;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Identifies a key without revealing anything about it: 8 hex digits.</summary>
    public static string IdOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("bracketbot key id"))[..4]);

    /// <summary>One line that says why the program may not start with this key file; null if it may, if there is no file yet, or if none is used.</summary>
    public static string? Refuses(SecretsOptions options) =>
        options.Key is null && !OperatingSystem.IsWindows() && File.Exists(options.KeyFile) && (File.GetUnixFileMode(options.KeyFile) & Others) != 0
            ? $"Secrets:KeyFile: {options.KeyFile} can be used by other users than its owner. Close it to them: chmod 600 {options.KeyFile}"
            : null;

    /// <summary>The file's keys, one a line; a missing file is created, readable by its owner alone. Otherwise one line that says what is wrong.</summary>
    public static (IReadOnlyList<byte[]>? Keys, string? Error) FromFile(string path)
    {
        try
        {
            return File.Exists(path) ? Read(path) : (Make(path), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"Secrets:KeyFile: {path} can't be read or made: {e.Message}");
        }
    }

    /// <summary>Adds a new key before the file's others, which stay because they open what they sealed. Returns its id, or one line with the error.</summary>
    public static (string? Id, string? Error) Renew(string path)
    {
        if (!File.Exists(path))
        {
            return (null, $"Secrets:KeyFile: there is no {path}. The bot makes one at its first start.");
        }

        var (keys, error) = FromFile(path);
        if (keys is null)
        {
            return (null, error);
        }

        try
        {
            var key = RandomNumberGenerator.GetBytes(Length);
            var draft = path + ".new";
            File.Delete(draft);
            Write(draft, [key, .. keys]);
            File.Move(draft, path, overwrite: true);
            return (IdOf(key), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"Secrets:KeyFile: {path} can't be replaced: {e.Message}");
        }
    }

    private static (IReadOnlyList<byte[]>? Keys, string? Error) Read(string path)
    {
        if (Refuses(new SecretsOptions { KeyFile = path }) is { } refusal)
        {
            return (null, refusal);
        }

        var keys = new List<byte[]>();
        foreach (var line in File.ReadAllText(path).Trim().Split('\n'))
        {
            var key = new byte[Length];
            if (!Convert.TryFromBase64String(line.Trim(), key, out var length) || length != Length)
            {
                return (null, $"Secrets:KeyFile: {path} holds no key of {Length} bytes as base64. Put the right file back; a new key can't open what the old one sealed.");
            }

            keys.Add(key);
        }

        return (keys, null);
    }

    private static List<byte[]> Make(string path)
    {
        var key = RandomNumberGenerator.GetBytes(Length);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        Write(path, [key]);
        return [key];
    }

    private static void Write(string path, IEnumerable<byte[]> keys)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        using (var file = new StreamWriter(stream, leaveOpen: true))
        {
            foreach (var key in keys)
            {
                file.WriteLine(Convert.ToBase64String(key));
            }
        }

        stream.Flush(flushToDisk: true);
    }
}
