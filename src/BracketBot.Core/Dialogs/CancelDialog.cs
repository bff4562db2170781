using static BracketBot.Core.Dialogs.DialogEffect;
using static BracketBot.Core.Dialogs.DialogState;

namespace BracketBot.Core.Dialogs;

/// <summary>
/// The dialog that leads to a cancel: Idle → ChoosingOrder → ChoosingLeg → Confirming → Cancelling → Closed. Pure: no clock, no network, no database.
/// <see cref="DialogMap"/> lists its transitions. An input that a state does not expect is normal (a late tap) and leaves the state unchanged.
/// </summary>
public static class CancelDialog
{
    /// <param name="now">The time of the step.</param>
    public static DialogStep Step(DialogState state, DialogInput input, DateTimeOffset now, DialogRules rules) =>
        DialogMachine.Take(state, input, now, rules).Step;

    internal static DialogStep To(DialogState state) => new(state, []);

    internal static DialogStep Close(Ending.Kept ending) => Say(new Closed(ending), TapAnswer.Kept);

    internal static DialogStep Say(DialogState state, TapAnswer answer) => new(state, [new AnswerTap(answer)]);

    internal static DialogStep Ask(DialogState state, BookQuestion question, TapAnswer? answer = TapAnswer.Reading) =>
        new(state, answer is { } words ? [new AnswerTap(words), new ReadBook(question)] : [new ReadBook(question)]);

    /// <summary>A button that appears under a finger that has just tapped takes no tap at first; one that a message asked for works at once.</summary>
    internal static DateTimeOffset? DeafUntil(DialogState before, DateTimeOffset now) => before is Idle ? null : now + DialogRules.LookFirst;

    /// <summary>True if a tap must no longer become a request: its button has expired, or the tap itself is too long ago.</summary>
    internal static bool IsLate(DateTimeOffset tappedAt, DateTimeOffset expiresAt, DateTimeOffset now) =>
        now >= expiresAt || now >= tappedAt + DialogRules.SendWithin;

    internal static T? At<T>(IReadOnlyList<T>? list, int index)
        where T : class =>
        list is not null && index >= 0 && index < list.Count ? list[index] : null;
}
