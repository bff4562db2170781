using System.Globalization;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Audits;
using BracketBot.History;
using BracketBot.Secrets;
using BracketBot.Storage;

namespace BracketBot.Checks;

/// <summary>Runs <c>audit verify</c> and <c>audit export</c>, also while the bot runs. Each prints one line and returns an exit code.</summary>
internal sealed class AuditRun(Settings settings, TextWriter output, TextWriter errors, TimeProvider time)
{
    public async Task<int> VerifyAsync(CancellationToken cancellation)
    {
        if (!(await ReadAsync(audit => audit.VerifyAsync(cancellation), cancellation)).Try(out var verdict, out var why))
        {
            return Failed(why);
        }

        if (verdict.Break is { } broken)
        {
            return Failed(BreakLine.Of(broken, settings.MarketZone));
        }

        var head = verdict.Heads is [.., var last] ? string.Create(CultureInfo.InvariantCulture, $", the last ends at {last.Number} with {last.Hash[..16]}") : "";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"audit: ok ({verdict.Entries} entries in {verdict.Chains} chain{(verdict.Chains == 1 ? "" : "s")}{head}; {verdict.Unlinked} of before)"));
        return 0;
    }

    public async Task<int> ExportAsync(ProgramTask.ExportAudit export, CancellationToken cancellation)
    {
        var range = new AuditRange(
            export.User is { } user ? new TelegramUserId(user) : null, export.From?.In(settings.MarketZone), export.To?.In(settings.MarketZone));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        if (Path.Exists(export.File))
        {
            return Failed($"{export.File} is there already and is kept. Name a file that is not there yet.");
        }

        // The file gets its name only when it is complete.
        var draft = export.File + ".new";
        try
        {
            var written = await ReadAsync(
                async audit =>
                {
                    File.Delete(draft);
                    await using var file = new FileStream(draft, options);
                    return await CsvExport.WriteAsync(file, audit.ReadAsync(range, cancellation), settings.MarketZone, cancellation);
                },
                cancellation);
            if (!written.Try(out var count, out var why))
            {
                return Failed(why);
            }

            File.Move(draft, export.File);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit: ok ({count} entries in {export.File})"));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed($"{export.File} can't be written: {e.Message}");
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    private async Task<Core.Result<T, string>> ReadAsync<T>(Func<IAuditStore, Task<T>> read, CancellationToken cancellation)
    {
        // The chains' keys are sealed under the master key; a newly made key would open none of them.
        var (box, keyError) = AesSecretBox.WithKeyThatIsThere(settings.Secrets);
        if (box is null)
        {
            return keyError ?? "There is no master key.";
        }

        return (await Database.ReadAuditAsync(settings.Storage, box, time, read, cancellation)).Try(out var result, out var error) ? result : error.Message;
    }

    private int Failed(string why)
    {
        errors.WriteLine($"audit: failed: {why}");
        return 1;
    }
}
