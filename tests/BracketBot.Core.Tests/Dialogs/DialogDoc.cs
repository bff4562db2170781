using System.Text;
using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Tests.Dialogs;

/// <summary>Writes docs/dialog.md.</summary>
internal static class DialogDoc
{
    private const string Intro = """
        # The dialog that leads to a cancel

        Written by a test that takes every state through every input (`DialogDocTests`); don't edit it by hand. To write it anew:
        `BRACKETBOT_UPDATE_DOCS=1 dotnet run --project tests/BracketBot.Core.Tests`.

        One dialog is one card in the chat. Its state is all that the card shows:

        - **Idle**: nothing was asked yet.
        - **ChoosingOrder**: a page of open brackets.
        - **ChoosingLeg**: one bracket with its legs. Skipped where just one leg can be cancelled.
        - **Confirming**: one leg, with the button that cancels it. The button ends with its time, and a card that is no longer fresh is
          held against the order book before anything is sent. Where it came up under a finger, the button is disabled until Listen.
        - **Cancelling**: confirmed, and a ticket is committed. Nothing but this ticket moves the card on.
        - **ChoosingAlert**: several alerts that came at once. Each opens on a card of its own.
        - **Alerting**: an alert with the legs that it means. One tap on a leg confirms; a card that is no longer fresh is held against the
          order book first, and the stop of a position goes to Confirming instead.
        - **PreviewingAll**: all that could be cancelled at once, entries apart from exits.
        - **ArmingAll**: the first tap chose one of the two; the second is the confirmation.
        - **CancellingAll**: confirmed. The list goes on leg by leg until its end, or until it is stopped.
        - **Closed**: over: kept, expired, the leg gone, the order book unread, the ticket settled, the alert over, or the list done. Its
          buttons begin anew.

        An input that a state does not expect (a late tap, say) is answered and changes nothing.

        ## Ways from state to state

        Drawn from the machine's own configuration (`DialogMap`). Where an input asks for the order book, its arrow leads to “reads the order book”:
        the card stays as it is meanwhile, and the arrows from there bear the question that was answered. Where a confirmation opens a ticket, its
        arrow leads to Cancelling: the ticket is committed together with that.

        """;

    public static string Write()
    {
        var text = new StringBuilder(Intro).Append('\n').Append(DialogDiagram.Draw(new DialogMachine().Info));
        text.Append("\n## Every state with every input\n\nOne step each; “read the book” comes back as BookRead or BookFailed.\n");
        foreach (var (name, state) in SampleStates.All)
        {
            AddTable(text, name, state);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AddTable(StringBuilder text, string name, DialogState state)
    {
        text.Append("\n### ").Append(name).Append("\n\n| results in | input |\n| --- | --- |\n");
        foreach (var result in SampleInputs.All.GroupBy(i => StepText.Of(state, i.Value.StepFrom(state)), i => i.Key))
        {
            text.Append("| ").Append(result.Key).Append(" | ").AppendJoin(", ", result).Append(" |\n");
        }
    }
}
