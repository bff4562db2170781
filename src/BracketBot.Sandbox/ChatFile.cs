using System.Text.Json;
using BracketBot.Sandbox.Telegram;

namespace BracketBot.Sandbox;

/// <summary>Keeps the chats in a file of the state folder, so that the sandbox continues where it was left.</summary>
internal sealed class ChatFile : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string _path;
    private readonly SimulatedTelegram _telegram;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _saving;
    private string _saved = "";

    private ChatFile(string path, SimulatedTelegram telegram)
    {
        (_path, _telegram) = (path, telegram);
        _saving = SaveOnChangesAsync();
    }

    /// <exception cref="InvalidDataException">The file exists but is not one of ours.</exception>
    public static ChatFile Open(string folder, SimulatedTelegram telegram)
    {
        var path = Path.Combine(folder, "telegram.json");
        if (File.Exists(path))
        {
            try
            {
                telegram.Load(JsonSerializer.Deserialize(File.ReadAllBytes(path), TelegramStateJson.Default.TelegramState)
                    ?? throw new JsonException("null"));
            }
            catch (JsonException broken)
            {
                throw new InvalidDataException($"{path} holds no chats of the sandbox: {broken.Message}", broken);
            }
        }

        return new(path, telegram);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _saving;
        await SaveAsync();
        _stop.Dispose();
    }

    private async Task SaveOnChangesAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var next = _telegram.NextChange;
            await SaveAsync();
            await next.WaitAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Pause, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SaveAsync()
    {
        var json = JsonSerializer.Serialize(_telegram.Save(), TelegramStateJson.Default.TelegramState);
        if (json == _saved)
        {
            return;
        }
        // Written to a new file and moved over the old one, so a reader finds the old chats or the new ones, never half.
        await File.WriteAllTextAsync(_path + ".new", json, CancellationToken.None);
        File.Move(_path + ".new", _path, overwrite: true);
        _saved = json;
    }
}
