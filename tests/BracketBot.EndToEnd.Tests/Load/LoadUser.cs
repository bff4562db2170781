using System.Globalization;

namespace BracketBot.EndToEnd.Load;

/// <summary>Somebody with a private chat and an account at the broker, in one dialog at a time.</summary>
internal sealed class LoadUser(int number)
{
    private volatile LoadDialog? _dialog;

    public long Id { get; } = 10_000_000 + number;

    public string ClientId { get; } = string.Create(CultureInfo.InvariantCulture, $"LD{number:0000}");

    public string AccessToken => "token-of-" + ClientId;

    /// <summary>The dialog that is on, or the last one.</summary>
    public LoadDialog? Dialog
    {
        get => _dialog;
        set => _dialog = value;
    }
}
