using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Wire;

/// <summary>Reads an envelope's <c>data</c> while the envelope is read, so that a long body is parsed only once.</summary>
internal interface IDataReader
{
    /// <summary>Reads the value. If a body has <c>data</c> twice, the last one counts.</summary>
    /// <param name="reader">Starts on the value's first token and ends on its last.</param>
    /// <param name="body">What <paramref name="reader"/> reads.</param>
    void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> body);
}

/// <inheritdoc/>
internal interface IDataReader<T> : IDataReader
{
    /// <summary>What was read; before anything is read, the result for an answer without <c>data</c>.</summary>
    Result<T, BrokerError> Result { get; }
}
