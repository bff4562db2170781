using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BracketBot.EndToEnd.Load;

/// <summary>
/// As much of Telegram's Bot API as the bot needs, quick enough to be no part of what is measured: nothing in it waits for a turn or looks through
/// what was. Written from the API's documentation, not from the sandbox's Telegram, so that a mistake in one is no mistake in both. Thread-safe.
/// </summary>
/// <param name="pollDelay">A poll carries the updates of many, so it has a delay of its own.</param>
internal sealed class LoadTelegram(IReadOnlyDictionary<long, LoadUser> users, Stopwatch clock, TimeSpan pollDelay, Action<string> unexpected)
{
    public const string Token = "7000000002:LOAD-not-a-secret";

    private readonly Lock _lock = new();
    private readonly List<(long Id, object Update)> _updates = [];
    private readonly ConcurrentDictionary<long, Message> _messages = [];
    private readonly ConcurrentDictionary<string, LoadDialog> _taps = [];
    private readonly TaskCompletionSource _live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastUpdate = 500_000_000;
    private long _lastMessage = 1_000;
    private long _lastTap = 4_000_000_000_000_000_000;
    private int _polls;

    /// <summary>The bot has taken what had waited: from now on its taps are live.</summary>
    public Task Live => _live.Task;

    /// <summary>A user writes to the bot.</summary>
    public void Write(LoadUser user, string text) => Put(id => new
    {
        update_id = id,
        message = new { message_id = NextMessage(), from = From(user), chat = ChatOf(user), date = Now(), text },
    });

    /// <summary>A user taps a button of the bot's message in their dialog.</summary>
    public void Tap(LoadUser user, LoadDialog dialog, string data)
    {
        var tap = Interlocked.Increment(ref _lastTap).ToString(CultureInfo.InvariantCulture);
        _taps[tap] = dialog;
        Put(id => new
        {
            update_id = id,
            callback_query = new
            {
                id = tap,
                from = From(user),
                message = new { message_id = dialog.MessageId, from = Bot, chat = ChatOf(user), date = Now(), text = "" },
                chat_instance = "-1",
                data,
            },
        });
    }

    /// <summary>Answers one call: HTTP status and body.</summary>
    public async Task<(int Status, object Body)> CallAsync(string method, JsonElement request, CancellationToken gone)
    {
        switch (method)
        {
            case "getUpdates":
                return Ok(await PollAsync(request, gone));
            case "sendMessage":
                return await SendAsync(UserOf(request), request, gone);
            case "editMessageText":
                return await EditAsync(UserOf(request), request, gone);
            case "answerCallbackQuery":
                return await AnswerTapAsync(request, gone);
            case "sendChatAction":
                await Way.PassAsync(DelayOf(UserOf(request)), gone);
                return Ok(true);
            case "getMe":
                return Ok(Bot);
            case "setMyCommands" or "deleteWebhook":
                return Ok(true);
            default:
                unexpected($"Telegram was called for {method}");
                return Error(404, "Not Found");
        }
    }

    private static object Bot { get; } = new { id = 7_000_000_002, is_bot = true, first_name = "Load", username = "load_bot" };

    private async Task<object> PollAsync(JsonElement request, CancellationToken gone)
    {
        if (Interlocked.Increment(ref _polls) == 2)
        {
            _live.TrySetResult();
        }

        var from = request.TryGetProperty("offset", out var offset) ? offset.GetInt64() : 0;
        Task some;
        lock (_lock)
        {
            _updates.RemoveAll(u => u.Id < from);
            some = _updates.Count > 0 ? Task.CompletedTask : _more.Task;
        }

        var timeout = TimeSpan.FromSeconds(request.GetProperty("timeout").GetInt32());
        await some.WaitAsync(timeout, TimeProvider.System, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        object[] batch;
        lock (_lock)
        {
            batch = [.. _updates.Take(request.GetProperty("limit").GetInt32()).Select(u => u.Update)];
        }

        await Way.PassAsync(pollDelay, gone);
        return batch;
    }

    private async Task<(int Status, object Body)> SendAsync(LoadUser user, JsonElement request, CancellationToken gone)
    {
        if (user.Dialog is not { } dialog)
        {
            unexpected($"a message to {user.Id}, who has written nothing");
            return Error(403, "Forbidden: bot can't initiate conversation with a user");
        }

        var id = NextMessage();
        _messages[id] = new Message(dialog, ContentOf(request));
        dialog.Sent(id, Version(request));
        await Way.PassAsync(dialog.Way.Telegram, gone);
        return Ok(new { message_id = id, from = Bot, chat = ChatOf(user), date = Now(), text = TextOf(request) });
    }

    private async Task<(int Status, object Body)> EditAsync(LoadUser user, JsonElement request, CancellationToken gone)
    {
        var id = request.GetProperty("message_id").GetInt64();
        if (!_messages.TryGetValue(id, out var message))
        {
            unexpected($"an edit of message {id}, which is not there");
            return Error(400, "Bad Request: message to edit not found");
        }

        var changed = message.Become(ContentOf(request));
        if (changed)
        {
            message.Dialog.Edited(Version(request));
        }

        await Way.PassAsync(message.Dialog.Way.Telegram, gone);
        return changed
            ? Ok(new { message_id = id, from = Bot, chat = ChatOf(user), date = Now(), edit_date = Now(), text = TextOf(request) })
            : Error(400, "Bad Request: message is not modified");
    }

    private async Task<(int Status, object Body)> AnswerTapAsync(JsonElement request, CancellationToken gone)
    {
        if (!_taps.TryRemove(request.GetProperty("callback_query_id").GetString() ?? "", out var dialog))
        {
            unexpected("an answer to a tap that is none, or was answered");
            return Error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }

        dialog.TapAnswered();
        await Way.PassAsync(dialog.Way.Telegram, gone);
        return Ok(true);
    }

    private void Put(Func<long, object> update)
    {
        TaskCompletionSource more;
        lock (_lock)
        {
            var id = ++_lastUpdate;
            _updates.Add((id, update(id)));
            (more, _more) = (_more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        more.SetResult();
    }

    private long NextMessage() => Interlocked.Increment(ref _lastMessage);

    private LoadUser UserOf(JsonElement request) => users[request.GetProperty("chat_id").GetInt64()];

    private CardVersion Version(JsonElement request)
    {
        string? red = null;
        if (request.TryGetProperty("reply_markup", out var markup))
        {
            var buttons = markup.GetProperty("inline_keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray());
            red = buttons.Where(b => b.TryGetProperty("style", out var style) && style.GetString() == "danger")
                .Select(b => b.GetProperty("callback_data").GetString())
                .FirstOrDefault();
        }

        return new CardVersion(clock.Elapsed, TextOf(request), red);
    }

    private static string TextOf(JsonElement request) => request.GetProperty("text").GetString() ?? "";

    private static string ContentOf(JsonElement request) =>
        TextOf(request) + (request.TryGetProperty("reply_markup", out var markup) ? markup.GetRawText() : "");

    private static TimeSpan DelayOf(LoadUser user) => user.Dialog?.Way.Telegram ?? TimeSpan.Zero;

    private static object From(LoadUser user) => new { id = user.Id, is_bot = false, first_name = user.ClientId };

    private static object ChatOf(LoadUser user) => new { id = user.Id, type = "private", first_name = user.ClientId };

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    private static (int Status, object Body) Ok(object result) => (200, new { ok = true, result });

    private static (int Status, object Body) Error(int code, string description) => (code, new { ok = false, error_code = code, description });

    /// <summary>A message of the bot's.</summary>
    private sealed class Message(LoadDialog dialog, string content)
    {
        private string _content = content;

        public LoadDialog Dialog => dialog;

        /// <summary>False where it is that already.</summary>
        public bool Become(string content) => Interlocked.Exchange(ref _content, content) != content;
    }
}
