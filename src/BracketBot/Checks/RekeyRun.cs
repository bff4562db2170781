using System.Globalization;
using BracketBot.Configuration;
using BracketBot.Core;
using BracketBot.Secrets;
using BracketBot.Storage;

namespace BracketBot.Checks;

/// <summary>
/// Runs <c>rekey</c>: puts a new key first in the key file, keeps the others after it, and seals with the new one whatever lives longer than a day. Running
/// bots go on: they read the file again when they meet the new key.
/// </summary>
internal sealed class RekeyRun(Settings settings, TextWriter output, TextWriter errors, TimeProvider time)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (settings.Secrets.Key is not null)
        {
            return Failed("the key is in Secrets:Key. Put it into a file of its own, named in Secrets:KeyFile, first.");
        }

        var (id, error) = MasterKey.Renew(settings.Secrets.KeyFile);
        var (box, keyError) = id is null ? (null, error) : AesSecretBox.WithKeyThatIsThere(settings.Secrets);
        if (box is null)
        {
            return Failed(keyError ?? "There is no master key.");
        }

        var opened = await Database.OpenAsync(settings.Storage, box, new OwnerId("rekey"), time, cancellation);
        if (opened.Try(out var database, out var why))
        {
            await using (database)
            {
                var count = await database.ReSealAsync(cancellation);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rekey: ok (key {id} seals from now on; {count} sealed anew)"));
            }
        }
        else if (why.Why == StorageError.Reason.InUse)
        {
            output.WriteLine($"rekey: ok (key {id} seals from the next start on: the database is in use by {why.Holder}, which seals anew when it starts)");
        }
        else
        {
            return Failed($"key {id} is first in {settings.Secrets.KeyFile}, but nothing is sealed anew until the bot's next start: {why.Message}");
        }

        output.WriteLine($"rekey: keep the lines behind the first in {settings.Secrets.KeyFile} until the bot was started once; then they can go.");
        return 0;
    }

    private int Failed(string why)
    {
        errors.WriteLine($"rekey: failed: {why}");
        return 1;
    }
}
