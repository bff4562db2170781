using BracketBot.Storage.Lite;

namespace BracketBot.Storage.Tests.Lite;

/// <summary>A folder of its own with a database in it.</summary>
internal sealed class LiteFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bracketbot-lite-").FullName;

    public string File => At("bracketbot.db");

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public LiteFile Open() => Open(File);

    public static LiteFile Open(string path) => LiteFile.Open(path).Try(out var file, out var error) ? file : throw new InvalidOperationException(error.Message);

    /// <summary>Why a file is refused.</summary>
    public StorageError Refusal()
    {
        var opened = LiteFile.Open(File);
        opened.Value?.Dispose();
        return opened.Error ?? throw new InvalidOperationException($"{File} was taken.");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
