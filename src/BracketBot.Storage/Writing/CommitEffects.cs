using BracketBot.Core.Chat;

namespace BracketBot.Storage.Writing;

/// <summary>What a commit does to cards, gathered while it is written.</summary>
internal sealed class CommitEffects
{
    public List<OutboxCard> Cards { get; } = [];

    public List<CardId> TakenBack { get; } = [];
}
