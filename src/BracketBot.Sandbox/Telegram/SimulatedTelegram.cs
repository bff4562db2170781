using BracketBot.Sandbox.Telegram.Api;
using BracketBot.Sandbox.Telegram.Updates;

namespace BracketBot.Sandbox.Telegram;

/// <summary>
/// A Telegram with one bot, a few people and their chats: the Bot API over HTTP on one side, people who write and tap on the other. As strict as Telegram
/// wherever a bot could trip. All times come from the given clock. Safe from several threads.
/// </summary>
public sealed class SimulatedTelegram
{
    private readonly World _world;
    private readonly BotApi _api;
    private readonly PeoplesActs _acts;

    public SimulatedTelegram(TimeProvider time, SimulatedTelegramOptions? options = null)
    {
        Options = options ?? new();
        _world = new(time, Options, Faults);
        _api = new(_world, Options);
        _acts = new(_world);
        Faults.Changed += _world.Changes.Raise;
    }

    public SimulatedTelegramOptions Options { get; }

    /// <summary>What goes wrong on the way to the Bot API.</summary>
    public TelegramFaults Faults { get; } = new();

    /// <summary>Every Bot API call with a valid token, in order of arrival.</summary>
    public IReadOnlyList<ApiCall> Calls => Read(world => world.Calls.ToArray());

    /// <summary>Every update so far, confirmed or not.</summary>
    public IReadOnlyList<QueuedUpdate> Updates => Read(world => world.Updates.All);

    /// <summary>The updates that the bot has not confirmed.</summary>
    public IReadOnlyList<QueuedUpdate> Pending => Read(world => world.Updates.Pending);

    /// <summary>The default command menu, for those without one of their own.</summary>
    public IReadOnlyList<BotCommand> Commands => Read(world => world.Commands.ByScope.GetValueOrDefault(CommandMenus.Default, []));

    /// <summary>The command menu that this person sees in the chat with the bot.</summary>
    public IReadOnlyList<BotCommand> CommandsOf(Person person) => Read(world => world.Commands.For(person.Id, person.LanguageCode));

    /// <summary>Everybody seen so far.</summary>
    public IReadOnlyList<Person> People => Read(world => world.People.Values.ToArray());

    /// <summary>Completes at the next change of anything; take it before reading the state.</summary>
    public Task NextChange => _world.Changes.Next;

    /// <summary>Maps <c>/bot{token}/{method}</c>.</summary>
    public void MapEndpoints(IEndpointRouteBuilder routes) => _api.Map(routes);

    /// <summary>Posts updates to the webhook, if the bot has set one, until disposed.</summary>
    public IAsyncDisposable DeliverWebhooks() => new WebhookDelivery(_world);

    /// <summary>The chat's messages that were not deleted, oldest first, each with all its versions.</summary>
    public IReadOnlyList<ChatMessage> Messages(long chatId) => Read(world =>
        world.Messages.Values.Where(message => message.ChatId == chatId && !message.Deleted).OrderBy(message => message.MessageId).ToArray());

    /// <summary>The chat's messages that were deleted, by the bot or a person, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Deleted(long chatId) => Read(world =>
        world.Messages.Values.Where(message => message.ChatId == chatId && message.Deleted).OrderBy(message => message.MessageId).ToArray());

    /// <summary>The message as it is now; null if deleted or unknown.</summary>
    public ChatMessage? Message(long chatId, int messageId) => Read(world => world.Find(chatId, messageId));

    /// <summary>How long the chat shows that the bot is typing; null if it does not.</summary>
    public DateTimeOffset? TypingUntil(long chatId) => Read(world =>
        world.TypingUntil.TryGetValue(chatId, out var until) && until > world.Now ? until : (DateTimeOffset?)null);

    /// <summary>Makes a person known who has not written: a user id that exists but has no chat with the bot.</summary>
    public void Introduce(Person person) => Change(acts => acts.Introduce(person));

    /// <summary>A message from a person, to the bot in private or into a group (where only commands reach the bot).</summary>
    public ChatMessage SendText(Person person, string text, long? chatId = null, int? threadId = null) =>
        Change(acts => acts.Send(person, text, chatId, threadId));

    /// <summary>Opens the bot through a link <c>t.me/bot?start=payload</c>, or with the Start button if there is no payload.</summary>
    /// <exception cref="ArgumentException">The payload is not 1 to 64 of A-Z a-z 0-9 _ -.</exception>
    public ChatMessage Start(Person person, string? payload = null) => Change(acts => acts.Start(person, payload));

    /// <summary>
    /// A tap on a link to the bot, <c>https://t.me/bot?start=payload</c>: sends "/start payload". A link without a payload just opens the chat and sends
    /// nothing (null).
    /// </summary>
    /// <exception cref="ArgumentException">The link leads elsewhere.</exception>
    public ChatMessage? OpenLink(Person person, Uri link) => Change(acts => acts.OpenLink(person, link));

    /// <summary>
    /// A tap on the one URL button whose text starts like this. A link to the bot acts as in <see cref="OpenLink"/>; any other is for a browser, see
    /// SandboxBrowser.
    /// </summary>
    /// <returns>The address.</returns>
    /// <exception cref="InvalidOperationException">There is no such button, there are several, or it has no URL.</exception>
    public Uri OpenButton(Person person, ChatMessage message, string start)
    {
        var button = (Message(message.ChatId, message.MessageId) ?? message).Button(start);
        var address = new Uri(button.Url ?? throw new InvalidOperationException($"The button '{start}' has no address."));
        if (BotLink.TryRead(address, Options.BotUsername, out _))
        {
            OpenLink(person, address);
        }

        return address;
    }

    /// <summary>A person edits their own message; the bot receives <c>edited_message</c>.</summary>
    public ChatMessage EditText(Person person, long chatId, int messageId, string text) =>
        Change(acts => acts.Edit(person, chatId, messageId, text));

    /// <summary>
    /// A tap with any data, by anyone, on any message, even a forged one. The update carries the message as it stands, or an inaccessible one (date 0) if it is
    /// gone or <paramref name="inaccessible"/> is set.
    /// </summary>
    public Tap Tap(Person person, long chatId, int messageId, string callbackData, bool inaccessible = false) =>
        Change(acts => acts.Tap(person, chatId, messageId, callbackData, inaccessible));

    /// <summary>A tap on the one button whose text starts like this, by any person, whether or not it is their chat.</summary>
    /// <exception cref="InvalidOperationException">There is no such button, there are several, or it sends nothing (a disabled one).</exception>
    public Tap TapButton(Person person, ChatMessage message, string start)
    {
        var now = Message(message.ChatId, message.MessageId) ?? message;
        return Tap(person, now.ChatId, now.MessageId, now.Button(start).CallbackData
            ?? throw new InvalidOperationException($"The button '{start}' sends no callback data."));
    }

    /// <summary>Forwards a message into the person's chat with the bot, or a group. Telegram strips its keyboard.</summary>
    public ChatMessage Forward(Person person, ChatMessage message, long? toChatId = null) =>
        Change(acts => acts.Forward(person, message, toChatId));

    /// <summary>Deletes a message for everyone, as a person can.</summary>
    public void DeleteMessage(long chatId, int messageId) => Change(acts => acts.Delete(chatId, messageId));

    /// <summary>Edits of this message by the bot are refused from now on, as for one that is too old.</summary>
    public void Freeze(long chatId, int messageId) => Change(acts => acts.Freeze(chatId, messageId));

    /// <summary>The bot gets 403 "bot was blocked by the user" from now on.</summary>
    public void Block(Person person) => Change(acts => acts.Block(person));

    public void Unblock(Person person) => Change(acts => acts.Unblock(person));

    /// <summary>A group with the bot in it.</summary>
    public Chat AddGroup(string title, params Person[] members) => Change(acts => acts.AddGroup(title, members));

    /// <summary>The group becomes a supergroup with another id.</summary>
    public Chat Migrate(long groupId) => Change(acts => acts.Migrate(groupId));

    /// <summary>Sends the same update again, whether or not it was confirmed.</summary>
    /// <exception cref="InvalidOperationException">There was no such update.</exception>
    public void Redeliver(long updateId) => Change(acts => acts.Redeliver(updateId));

    /// <summary>Waits, without sleeping, until the condition holds.</summary>
    public async Task WaitForAsync(Func<SimulatedTelegram, bool> condition, CancellationToken cancel = default)
    {
        while (true)
        {
            var next = NextChange;
            if (condition(this))
            {
                return;
            }

            await next.WaitAsync(cancel);
        }
    }

    /// <summary>Waits for a message of the bot in the chat that matches, as first sent or after an edit; the newest if several match.</summary>
    public async Task<ChatMessage> WaitForMessageAsync(long chatId, Func<ChatMessage, bool> isIt, CancellationToken cancel = default)
    {
        ChatMessage? found = null;
        await WaitForAsync(telegram => (found = telegram.Messages(chatId).LastOrDefault(message => message.FromBot && isIt(message))) is not null,
            cancel);
        return found!;
    }

    /// <summary>Waits until the message is gone from the chat.</summary>
    public async Task<ChatMessage> WaitForDeletionAsync(ChatMessage message, CancellationToken cancel = default)
    {
        ChatMessage? gone = null;
        await WaitForAsync(telegram => (gone = telegram.Deleted(message.ChatId).FirstOrDefault(each => each.MessageId == message.MessageId)) is not null,
            cancel);
        return gone!;
    }

    /// <summary>What a later run needs to continue these chats.</summary>
    public TelegramState Save() => Read(TelegramState.Of);

    /// <summary>Restores the chats of an earlier run. Only before the first use.</summary>
    public void Load(TelegramState state) => Change(_ => state.Restore(_world));

    private T Read<T>(Func<World, T> read)
    {
        lock (_world.Gate)
        {
            return read(_world);
        }
    }

    private void Change(Action<PeoplesActs> act) => Change(acts =>
    {
        act(acts);
        return true;
    });

    private T Change<T>(Func<PeoplesActs, T> act)
    {
        T done;
        lock (_world.Gate)
        {
            done = act(_acts);
        }

        _world.Changes.Raise();
        return done;
    }
}
