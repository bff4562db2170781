using BracketBot.Configuration;
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
        Assert.Equal(MasterKey.Length, Assert.Single(made!).Length);
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

        Assert.NotEqual(MasterKey.FromFile(folder.File("a")).Keys, MasterKey.FromFile(folder.File("b")).Keys);
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
        CloseToOthers(path);

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

    [Fact]
    public void FromFile_SeveralLines_AreKeysInTheirOrder()
    {
        using var folder = new TempFolder();
        var path = folder.File("master.key");
        byte[][] keys = [.. Enumerable.Range(1, 3).Select(i => Enumerable.Repeat((byte)i, MasterKey.Length).ToArray())];
        File.WriteAllText(path, string.Join("\r\n", keys.Select(Convert.ToBase64String)) + "\n");
        CloseToOthers(path);

        Assert.Equal(keys, MasterKey.FromFile(path).Keys);

        File.AppendAllText(path, "no key\n");

        Assert.Null(MasterKey.FromFile(path).Keys);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, true)]
    [InlineData(UnixFileMode.UserRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherExecute, false)]
    public void FromFile_OpenToOthers_IsRefusedWithWhatToDo(UnixFileMode mode, bool isTaken)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no such modes there.");
            return;
        }

        using var folder = new TempFolder();
        var path = folder.File("master.key");
        MasterKey.FromFile(path);
        File.SetUnixFileMode(path, mode);

        var (keys, error) = MasterKey.FromFile(path);

        Assert.Equal(isTaken, keys is not null);
        Assert.Equal(isTaken ? null : $"Secrets:KeyFile: {path} can be used by other users than its owner. Close it to them: chmod 600 {path}", error);
        Assert.Equal(error, MasterKey.Refuses(new SecretsOptions { KeyFile = path }));
        Assert.Null(MasterKey.Refuses(new SecretsOptions { KeyFile = path, Key = new byte[MasterKey.Length] }));
    }

    [Fact]
    public void Renew_PutsANewKeyBeforeTheOthersAndKeepsTheFileClosed()
    {
        using var folder = new TempFolder();
        var path = folder.File("master.key");
        var old = Assert.Single(MasterKey.FromFile(path).Keys!);

        var (first, _) = MasterKey.Renew(path);
        var (second, error) = MasterKey.Renew(path);

        Assert.Null(error);
        Assert.Equal([second, first, MasterKey.IdOf(old)], MasterKey.FromFile(path).Keys!.Select(MasterKey.IdOf));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Renew_WithoutAFile_MakesNone()
    {
        using var folder = new TempFolder();

        var (id, error) = MasterKey.Renew(folder.File("master.key"));

        Assert.Null(id);
        Assert.StartsWith("Secrets:KeyFile: there is no ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private static void CloseToOthers(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
