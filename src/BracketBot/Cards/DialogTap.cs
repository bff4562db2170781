using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BracketBot.Core.Chat;

namespace BracketBot.Cards;

/// <summary>
/// A dialog's button as callback data: <c>d:&lt;id&gt;:&lt;action&gt;:&lt;version&gt;.&lt;argument&gt;</c>. It names the dialog's row and the version that
/// the button was shown with, so a button on an outdated card can't act on what it no longer shows.
/// </summary>
internal sealed record DialogTap(DialogId Dialog, DialogAction Action, int Version, int Argument)
{
    public const string Kind = "d";
    private const int OldIdBytes = 12;
    private const int IdLength = 32;
    private const int TimeLength = 12;

    /// <summary>
    /// A UUID of version 7, in hexadecimal digits: its 74 random bits can't be guessed, and the time in front keeps rows of the same hour together in the
    /// store. Ids from earlier program versions have 16 characters.
    /// </summary>
    public static DialogId NewId(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));

    /// <summary>The id of something that belongs to a dialog, by name: as hard to guess as the dialog's own id, and with the same time.</summary>
    public static DialogId IdWithin(DialogId dialog, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{dialog}:{name}"));
        return new DialogId(dialog.Value.Length == IdLength
            ? string.Concat(dialog.Value.AsSpan(0, TimeLength), Convert.ToHexStringLower(hash).AsSpan(0, IdLength - TimeLength))
            : Base64Url.EncodeToString(hash.AsSpan(0, OldIdBytes)));
    }

    public string ToCallbackData() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}:{Dialog}:{(char)('a' + (int)Action)}:{Version}.{Argument}");

    /// <summary>The tap; null for data that is not from one of our buttons.</summary>
    public static DialogTap? Parse(string data)
    {
        var parts = data.Split(':');
        if (parts is not [Kind, { Length: > 0 } id, [var action], { } rest] || !Enum.IsDefined((DialogAction)(action - 'a')))
        {
            return null;
        }

        var numbers = rest.Split('.');
        return numbers.Length == 2 && Number(numbers[0]) is { } version && Number(numbers[1]) is { } argument
            ? new DialogTap(new DialogId(id), (DialogAction)(action - 'a'), version, argument)
            : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
