using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BracketBot.Core.Dialogs;

namespace BracketBot.Core.Stored;

/// <summary>Dialog states as they are stored: <c>{version, type, data}</c>.</summary>
public static class DialogStateText
{
    /// <summary>The layout that this program reads and writes. Increase it whenever a stored record changes shape.</summary>
    public const int Version = 1;

    public static StoredState Store(DialogState state) => state switch
    {
        DialogState.Idle s => Store(s, CoreJson.Default.Idle),
        DialogState.ChoosingOrder s => Store(s, CoreJson.Default.ChoosingOrder),
        DialogState.ChoosingLeg s => Store(s, CoreJson.Default.ChoosingLeg),
        DialogState.Confirming s => Store(s, CoreJson.Default.Confirming),
        DialogState.Cancelling s => Store(s, CoreJson.Default.Cancelling),
        DialogState.ChoosingAlert s => Store(s, CoreJson.Default.ChoosingAlert),
        DialogState.Alerting s => Store(s, CoreJson.Default.Alerting),
        DialogState.PreviewingAll s => Store(s, CoreJson.Default.PreviewingAll),
        DialogState.ArmingAll s => Store(s, CoreJson.Default.ArmingAll),
        DialogState.CancellingAll s => Store(s, CoreJson.Default.CancellingAll),
        DialogState.Closed s => Store(s, CoreJson.Default.Closed),
        _ => throw new InvalidOperationException($"{state.GetType().Name} is no state of the dialog."),
    };

    /// <summary>The state; null if its layout is one that this program does not know.</summary>
    public static DialogState? Load(StoredState stored)
    {
        if (stored.Version != Version)
        {
            return null;
        }

        try
        {
            return stored.Type switch
            {
                nameof(DialogState.Idle) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.Idle),
                nameof(DialogState.ChoosingOrder) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.ChoosingOrder),
                nameof(DialogState.ChoosingLeg) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.ChoosingLeg),
                nameof(DialogState.Confirming) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.Confirming),
                nameof(DialogState.Cancelling) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.Cancelling),
                nameof(DialogState.ChoosingAlert) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.ChoosingAlert),
                nameof(DialogState.Alerting) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.Alerting),
                nameof(DialogState.PreviewingAll) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.PreviewingAll),
                nameof(DialogState.ArmingAll) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.ArmingAll),
                nameof(DialogState.CancellingAll) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.CancellingAll),
                nameof(DialogState.Closed) => JsonSerializer.Deserialize(stored.Data, CoreJson.Default.Closed),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // A text that does not fit its layout counts as an unknown one: the caller says so and starts over. (A part without its type name
            // throws NotSupportedException.)
            return null;
        }
    }

    private static StoredState Store<T>(T state, JsonTypeInfo<T> type) =>
        new(Version, typeof(T).Name, JsonSerializer.Serialize(state, type));
}
