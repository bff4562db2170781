using System.Security.Cryptography;

namespace BracketBot.Secrets;

/// <summary>The key that secrets at rest are sealed with: 32 bytes.</summary>
internal static class MasterKey
{
    public const int Length = 32;

    /// <summary>The file's key, made when the file is missing, readable by its owner alone; or the one line that says what is wrong with it.</summary>
    public static (byte[]? Key, string? Error) FromFile(string path)
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

    private static (byte[]? Key, string? Error) Read(string path)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) && length == Length
            ? (key, null)
            : (null, $"Secrets:KeyFile: {path} holds no key of {Length} bytes as base64. Put the right file back; a new key can't open what the old one sealed.");
    }

    private static byte[] Make(string path)
    {
        var key = RandomNumberGenerator.GetBytes(Length);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(path, options);
        file.WriteLine(Convert.ToBase64String(key));
        return key;
    }
}
