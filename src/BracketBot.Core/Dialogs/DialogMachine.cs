using System.Collections.Concurrent;
using System.Diagnostics;
using Stateless;
using Stateless.Reflection;

namespace BracketBot.Core.Dialogs;

/// <summary>Which state a dialog is in, without its data.</summary>
internal enum Place
{
    Idle,
    ChoosingOrder,
    ChoosingLeg,
    Confirming,
    Cancelling,
    ChoosingAlert,
    Alerting,
    PreviewingAll,
    ArmingAll,
    CancellingAll,
    Closed,

    /// <summary>Not a state of its own: the parent of all states that the order book's answer may move on.</summary>
    Reading,
}

/// <summary>What happened: the kind of the input or, for an order book that was read, the kind of its question.</summary>
internal enum Verb
{
    Begin,
    TurnTo,
    Refresh,
    PickBracket,
    PickLeg,
    Back,
    Keep,
    Confirm,
    OneTap,
    More,
    ListAlerts,
    PickAlert,
    AlertRepeated,
    Arm,
    Stop,
    AllEnded,
    Expire,
    Listen,
    LookAgain,
    Again,
    TicketMoved,
    LegGone,
    LegBusy,
    BookFailed,
    ListBrackets,
    OpenBracket,
    OpenLeg,
    OpenLegAgain,
    CheckBeforeSending,
    ShowAlert,
    CheckOneTap,
    PreviewAll,
    CheckAll,
}

/// <summary>When a step is taken, and the dialog's times.</summary>
internal readonly record struct Moment(DateTimeOffset Now, DialogRules Rules);

/// <summary>A row of <see cref="DialogMap"/>.</summary>
/// <param name="To">Where it may lead.</param>
/// <param name="Decide">Pure: decides what happens, and so where it leads.</param>
internal sealed record Arrow(Place From, Verb On, Place[] To, Func<DialogState, DialogInput, Moment, DialogStep> Decide);

/// <summary>
/// <see cref="DialogMap"/> as a Stateless machine. Each step hands the dialog's state in, so one machine serves all dialogs. It is not thread-safe, so
/// each step rents one.
/// </summary>
internal sealed class DialogMachine
{
    private static readonly ConcurrentBag<DialogMachine> Free = [];

    // Immediate: a queued trigger could be found by a later step, perhaps of another user.
    private readonly StateMachine<Place, Verb> _machine;
    private Place _place;
    private (DialogState State, DialogInput Input, Moment At) _before;
    private (DialogStep Step, Arrow? By)? _taken;

    public DialogMachine()
    {
        _machine = new StateMachine<Place, Verb>(() => _place, to => _place = to, FiringMode.Immediate);
        _machine.OnUnhandledTrigger((_, _) => _taken = (LateTaps.Answer(_before.State, _before.Input), null));
        foreach (var place in Enum.GetValues<Place>().Except([Place.Reading, Place.Cancelling, Place.CancellingAll]))
        {
            _machine.Configure(place).SubstateOf(Place.Reading);
        }

        foreach (var arrow in DialogMap.Arrows)
        {
            var destinations = new DynamicStateInfos();
            destinations.AddRange(arrow.To.Select(to => new DynamicStateInfo(to.ToString(), arrow.On.ToString())));
            _machine.Configure(arrow.From).PermitDynamic(arrow.On, () => Follow(arrow), arrow.On.ToString(), destinations);
        }
    }

    /// <summary>Takes one step; returns it with its arrow, which is null for a late tap.</summary>
    public static (DialogStep Step, Arrow? By) Take(DialogState state, DialogInput input, DateTimeOffset now, DialogRules rules)
    {
        var machine = Free.TryTake(out var free) ? free : new DialogMachine();
        var taken = machine.Fire(state, input, new Moment(now, rules));
        Free.Add(machine);
        return taken;
    }

    /// <summary>The configured machine, for drawing it.</summary>
    public StateMachineInfo Info => _machine.GetInfo();

    public static Place PlaceOf(DialogState state) => state switch
    {
        DialogState.Idle => Place.Idle,
        DialogState.ChoosingOrder => Place.ChoosingOrder,
        DialogState.ChoosingLeg => Place.ChoosingLeg,
        DialogState.Confirming => Place.Confirming,
        DialogState.Cancelling => Place.Cancelling,
        DialogState.ChoosingAlert => Place.ChoosingAlert,
        DialogState.Alerting => Place.Alerting,
        DialogState.PreviewingAll => Place.PreviewingAll,
        DialogState.ArmingAll => Place.ArmingAll,
        DialogState.CancellingAll => Place.CancellingAll,
        DialogState.Closed => Place.Closed,
        _ => throw new InvalidOperationException($"{state.GetType().Name} has no place."),
    };

    private static Verb VerbOf(DialogInput input) => input switch
    {
        DialogInput.Begin => Verb.Begin,
        DialogInput.TurnTo => Verb.TurnTo,
        DialogInput.Refresh => Verb.Refresh,
        DialogInput.PickBracket => Verb.PickBracket,
        DialogInput.PickLeg => Verb.PickLeg,
        DialogInput.Back => Verb.Back,
        DialogInput.Keep => Verb.Keep,
        DialogInput.Confirm => Verb.Confirm,
        DialogInput.OneTap => Verb.OneTap,
        DialogInput.More => Verb.More,
        DialogInput.ListAlerts => Verb.ListAlerts,
        DialogInput.PickAlert => Verb.PickAlert,
        DialogInput.AlertRepeated => Verb.AlertRepeated,
        DialogInput.Arm => Verb.Arm,
        DialogInput.Stop => Verb.Stop,
        DialogInput.AllEnded => Verb.AllEnded,
        DialogInput.Expire => Verb.Expire,
        DialogInput.Listen => Verb.Listen,
        DialogInput.LookAgain => Verb.LookAgain,
        DialogInput.Again => Verb.Again,
        DialogInput.TicketMoved => Verb.TicketMoved,
        DialogInput.LegGone => Verb.LegGone,
        DialogInput.LegBusy => Verb.LegBusy,
        DialogInput.BookFailed => Verb.BookFailed,
        DialogInput.BookRead read => VerbOf(read.Question),
        _ => throw new InvalidOperationException($"{input.GetType().Name} has no verb."),
    };

    private static Verb VerbOf(BookQuestion answered) => answered switch
    {
        BookQuestion.ListBrackets => Verb.ListBrackets,
        BookQuestion.OpenBracket => Verb.OpenBracket,
        BookQuestion.OpenLeg => Verb.OpenLeg,
        BookQuestion.OpenLegAgain => Verb.OpenLegAgain,
        BookQuestion.CheckBeforeSending => Verb.CheckBeforeSending,
        BookQuestion.ShowAlert => Verb.ShowAlert,
        BookQuestion.CheckOneTap => Verb.CheckOneTap,
        BookQuestion.PreviewAll => Verb.PreviewAll,
        BookQuestion.CheckAll => Verb.CheckAll,
        _ => throw new InvalidOperationException($"{answered.GetType().Name} has no verb."),
    };

    private (DialogStep Step, Arrow? By) Fire(DialogState state, DialogInput input, Moment at)
    {
        (_place, _before, _taken) = (PlaceOf(state), (state, input, at), null);
        _machine.Fire(VerbOf(input));
        var taken = _taken ?? throw new UnreachableException();
        (_before, _taken) = (default, null);
        return taken;
    }

    /// <summary>
    /// Takes the decided step even if the map does not list its target: answering the tap matters more than the map. Tests check that the map lists it.
    /// </summary>
    private Place Follow(Arrow arrow)
    {
        var step = arrow.Decide(_before.State, _before.Input, _before.At);
        _taken = (step, arrow);
        return PlaceOf(step.State);
    }
}
