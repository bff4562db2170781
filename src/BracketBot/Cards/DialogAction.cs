namespace BracketBot.Cards;

/// <summary>What a dialog's button does.</summary>
internal enum DialogAction
{
    Confirm,
    Keep,
    Back,
    Refresh,
    Page,
    Bracket,
    Leg,
    Look,
    Again,
    OneTap,
    More,
    Alert,
    Entries,
    Exits,
    Stop,
}
