using BracketBot.Core.Chat;

namespace BracketBot.Storage.Writing;

/// <summary>The effects of a commit on cards, collected while it is written.</summary>
internal sealed class CommitEffects
{
    public List<OutboxCard> Cards { get; } = [];

    public List<CardId> TakenBack { get; } = [];
}
