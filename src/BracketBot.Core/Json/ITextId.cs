namespace BracketBot.Core.Json;

/// <summary>An id that is a text; stored and sent as that text.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}
