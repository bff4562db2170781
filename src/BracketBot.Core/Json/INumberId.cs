namespace BracketBot.Core.Json;

/// <summary>An id that is a whole number; stored and sent as that number.</summary>
public interface INumberId<TSelf>
    where TSelf : struct, INumberId<TSelf>
{
    long Value { get; }

    static abstract TSelf From(long value);
}
