using BracketBot.Alerts;
using BracketBot.Broker;
using BracketBot.Broker.Accounts;
using BracketBot.CancelAll;
using BracketBot.Cancelling;
using BracketBot.Commands;
using BracketBot.Configuration;
using BracketBot.Core.Accounts;
using BracketBot.Core.Cancels;
using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using BracketBot.Dialogs;
using BracketBot.History;
using BracketBot.Linking;
using BracketBot.Members;
using BracketBot.Membership;
using BracketBot.Secrets;
using BracketBot.Storage;
using BracketBot.Telegram;
using BracketBot.Telegram.Api;
using BracketBot.Telegram.Outbox;
using BracketBot.Telegram.Updates;
using BracketBot.Turns;
using BracketBot.Updates;

namespace BracketBot.Hosting;

/// <summary>What the program is put together from.</summary>
internal static class BotServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, Database database) => services
        .AddSingleton(database.Commits)
        .AddSingleton(database.Inbox)
        .AddSingleton(database.Outbox)
        .AddSingleton(database.Dialogs)
        .AddSingleton(database.Tickets)
        .AddSingleton(database.Audit)
        .AddSingleton(database.Hooks)
        .AddSingleton(database.Alerts)
        .AddSingleton(database.Members)
        .AddSingleton(database.Passes)
        .AddSingleton(database.Ownership)
        .AddSingleton(database.Upkeep);

    public static IServiceCollection AddMembers(this IServiceCollection services, AesSecretBox box, Settings settings) => services
        .AddSingleton<ISecretBox>(box)
        .AddSingleton(new LoginLinks(settings.Server, box.KeyFor("login links")))
        .AddSingleton<AccountBook>()
        .AddSingleton<IAccounts>(s => s.GetRequiredService<AccountBook>())
        .AddSingleton<MemberChanges>()
        .AddSingleton<LastSeen>()
        .AddSingleton<SessionKeeper>();

    public static IServiceCollection AddLinking(this IServiceCollection services) => services
        .AddSingleton<LoginOffers>()
        .AddSingleton<NewLinks>()
        .AddSingleton<TokenIntake>()
        .AddSingleton<LoginConfirmation>()
        .AddSingleton<AccountSwitcher>()
        .AddSingleton(ProgramVersion.This)
        .AddSingleton<CodeExchange>()
        .AddSingleton<CardsAfterLogin>()
        .AddSingleton<LoginFlow>()
        .AddSingleton<StatusReader>()
        .AddSingleton<HistoryPages>()
        .AddSingleton<ExportSender>()
        .AddSingleton<ITapHandler>(s => s.GetRequiredService<HistoryPages>())
        .AddSingleton<ITapHandler, SettingsTaps>()
        .AddSingleton<ITapHandler, LinkTaps>();

    public static IServiceCollection AddMembership(this IServiceCollection services) => services
        .AddSingleton<BotName>()
        .AddSingleton<Door>()
        .AddSingleton(s => new AdminMenus(
            s.GetRequiredService<TelegramSetup>(), s.GetRequiredService<IMemberStore>(), () => MenuService.MenuOf(s.GetRequiredService<CommandList>(), forAdmin: true),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<AdminMenus>>()))
        .AddSingleton<AccessRequests>()
        .AddSingleton<MemberList>()
        .AddSingleton<Roles>()
        .AddSingleton<Revocation>()
        .AddSingleton<Invitations>()
        .AddSingleton<ITapHandler, MembershipTaps>();

    public static IServiceCollection AddBroker(this IServiceCollection services, BrokerOptions options) => services
        .AddSingleton(options)
        .AddSingleton<KartBroker>()
        .AddSingleton<IBrokerClock>(s => s.GetRequiredService<KartBroker>())
        .AddSingleton<BrokerPulse>()
        .AddSingleton<IBroker>(s => new WatchedBroker(s.GetRequiredService<KartBroker>(), s.GetRequiredService<SessionKeeper>(), s.GetRequiredService<BrokerPulse>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IBrokerLogin, KartLogin>()
        .AddSingleton<OrderBooks>();

    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramOptions options) => services
        .AddSingleton(options)
        .AddSingleton(s => new BotApi(options, s.GetRequiredService<TimeProvider>()))
        .AddSingleton<IChat, TelegramChat>()
        .AddSingleton<TelegramSetup>()
        .AddSingleton<PollingSource>()
        .AddSingleton<OutboxSender>()
        .AddSingleton<StoreWatch>()
        .AddSingleton<CardCommits>()
        .AddSingleton<ICommits>(s => new PatientCommits(s.GetRequiredService<CardCommits>(), s.GetRequiredService<StoreWatch>(), s.GetRequiredService<TimeProvider>()));

    public static IServiceCollection AddCancelling(this IServiceCollection services, BrokerOptions broker) => services
        .AddSingleton(new LookRules(broker.Timeout))
        .AddSingleton<TicketWriter>()
        .AddSingleton<TicketProgress>()
        .AddSingleton<SharedBooks>()
        .AddSingleton<TicketLook>()
        .AddSingleton<Canceller>();

    public static IServiceCollection AddDialogs(this IServiceCollection services, Settings settings) => services
        .AddSingleton(settings.Dialogs)
        .AddSingleton(settings.MarketZone)
        .AddSingleton<DialogRows>()
        .AddSingleton<DialogRunner>()
        .AddSingleton<DialogBooks>()
        .AddSingleton<StepEffects>()
        .AddSingleton<DialogMoves>()
        .AddSingleton<RedButtons>()
        .AddSingleton<OtherCards>()
        .AddSingleton<ITapHandler, DialogTaps>()
        .AddSingleton<ITicketAudience, DialogAudience>();

    public static IServiceCollection AddCancelAll(this IServiceCollection services) => services
        .AddSingleton<CancelPacer>()
        .AddSingleton<CancelAllSender>()
        .AddSingleton<ICancelAllRunner, CancelAllRunner>()
        .AddSingleton<ITicketAudience, CancelAllAudience>();

    public static IServiceCollection AddAlerts(this IServiceCollection services, ServerOptions server) => services
        .AddSingleton(server)
        .AddSingleton<HookLimits>()
        .AddSingleton<AlertSignal>()
        .AddSingleton<AlertIntake>()
        .AddSingleton<HookEditor>()
        .AddSingleton<ITapHandler, HookTaps>();

    public static IServiceCollection AddChat(this IServiceCollection services) => services
        .AddSingleton<Mailboxes>()
        .AddSingleton<BackgroundTasks>()
        .AddSingleton<Replies>()
        .AddSingleton<OrdersCommand>()
        .AddSingleton<CancelCommand>()
        .AddSingleton<CancelAllCommand>()
        .AddSingleton<HooksCommand>()
        .AddSingleton<LinkCommand>()
        .AddSingleton<TokenCommand>()
        .AddSingleton<AccountCommand>()
        .AddSingleton<UnlinkCommand>()
        .AddSingleton<StatusCommand>()
        .AddSingleton<PauseCommand>()
        .AddSingleton<ResumeCommand>()
        .AddSingleton<SettingsCommand>()
        .AddSingleton<HistoryCommand>()
        .AddSingleton<ExportCommand>()
        .AddSingleton<StartCommand>()
        .AddSingleton<InviteCommand>()
        .AddSingleton<UsersCommand>()
        .AddSingleton<RevokeCommand>()
        .AddSingleton<CommandList>()
        .AddSingleton<GroupTalk>()
        .AddSingleton<UpdateHandler>()
        .AddSingleton<UpdateIntake>();

    /// <summary>In order of start; they stop in the opposite order, so what brings work stops before what finishes it.</summary>
    public static IServiceCollection AddBackground(this IServiceCollection services) => services
        .AddHostedService<AccessService>()
        .AddHostedService<OwnershipService>()
        .AddHostedService<OutboxService>()
        .AddHostedService<WorkService>()
        .AddHostedService<AlertDispatcher>()
        .AddHostedService<HousekeepingService>()
        .AddHostedService<MorningService>()
        .AddHostedService<MenuService>()
        .AddHostedService<PollingService>();
}
