using BracketBot.Secrets;

namespace BracketBot.Tests.Secrets;

public sealed class MasterKeyTests
{
    [Fact]
    public void FromFile_Missing_IsMadeForItsOwnerAloneAndReadAgain()
    {
        using var folder = new TempFolder();
        var path = folder.File(Path.Combine("data", "master.key"));

        var (made, _) = MasterKey.FromFile(path);
        var (read, error) = MasterKey.FromFile(path);

        Assert.Null(error);
        Assert.Equal(MasterKey.Length, made!.Length);
        Assert.Equal(made, read);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void FromFile_TwoMissing_AreDifferentKeys()
    {
        using var folder = new TempFolder();

        Assert.NotEqual(MasterKey.FromFile(folder.File("a")).Key, MasterKey.FromFile(folder.File("b")).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("QUFBQQ==")]
    [InlineData("QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")]
    public void FromFile_Broken_IsOneLineAndTheFileStays(string content)
    {
        using var folder = new TempFolder();
        var path = folder.File("master.key");
        File.WriteAllText(path, content);

        var (key, error) = MasterKey.FromFile(path);

        Assert.Null(key);
        Assert.StartsWith($"Secrets:KeyFile: {path} holds no key of 32 bytes", error, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public void FromFile_AFolder_IsOneLine()
    {
        using var folder = new TempFolder();

        var (key, error) = MasterKey.FromFile(folder.Path);

        Assert.Null(key);
        Assert.StartsWith($"Secrets:KeyFile: {folder.Path} can't be read or made", error, StringComparison.Ordinal);
    }
}
