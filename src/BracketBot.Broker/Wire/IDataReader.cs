using System.Text.Json;
using BracketBot.Core;
using BracketBot.Core.Cancels;

namespace BracketBot.Broker.Wire;

/// <summary>Reads an envelope's <c>data</c> while the envelope is read, so that a long body is gone through once.</summary>
internal interface IDataReader
{
    /// <summary>Reads the value. Where a body says <c>data</c> twice, the last one counts.</summary>
    /// <param name="reader">Stands on the value's first token; is left on its last one.</param>
    /// <param name="body">What the reader reads.</param>
    void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> body);
}

/// <inheritdoc/>
internal interface IDataReader<T> : IDataReader
{
    /// <summary>What was read; before anything was, what it means that there is no <c>data</c>.</summary>
    Result<T, BrokerError> Result { get; }
}
