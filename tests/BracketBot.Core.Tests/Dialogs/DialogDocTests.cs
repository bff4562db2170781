namespace BracketBot.Core.Tests.Dialogs;

/// <summary>docs/dialog.md is written from the dialog's machine and from running it, and must be as it would be written now.</summary>
public class DialogDocTests
{
    private const string Update = "BRACKETBOT_UPDATE_DOCS";

    [Fact]
    public void Doc_AsTheDialogIsNow_IsCurrent()
    {
        var path = RepoRoot.File("docs", "dialog.md");
        var doc = DialogDoc.Write();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, doc);
        }

        var stored = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(stored == doc, $"docs/dialog.md is not what the dialog does. Write it anew: {Update}=1 dotnet run --project tests/BracketBot.Core.Tests");
    }

    [Fact]
    public void Walks_AllWaysThroughTheDialog_ReachCancellingOnlyFromAConfirmation() =>
        Assert.Equal(
            ["Alerting: OneTap", "Alerting: TicketMoved", "Confirming: Confirm", "Confirming: TicketMoved"],
            DialogWalks.All().Where(w => w.To == "Cancelling" && w.From != "Cancelling").Select(w => $"{w.From}: {w.Label}").Order());

    [Fact]
    public void Walks_AllWaysThroughTheDialog_ReachCancellingAllOnlyByTheSecondTap() =>
        Assert.Equal(
            ["ArmingAll: Confirm"],
            DialogWalks.All().Where(w => w.To == "CancellingAll" && w.From != "CancellingAll").Select(w => $"{w.From}: {w.Label}"));
}
