using System.Globalization;
using System.Text.Json.Serialization;

namespace BracketBot.Core.Cancels;

/// <summary>Why a request to the broker was not sent, or brought no answer that can be read.</summary>
/// <param name="Number">
/// Milliseconds for <see cref="FailureKind.NoAnswerInTime"/>, the status for <see cref="FailureKind.HttpStatus"/>, <see cref="FailureKind.NoEnvelope"/>
/// and <see cref="FailureKind.TooLong"/>; null for any other.
/// </param>
[JsonConverter(typeof(RequestFailureConverter))]
public sealed record RequestFailure(FailureKind Kind, int? Number = null)
{
    /// <summary>For logs and for storage: <c>NoEnvelope 502</c>.</summary>
    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Kind} {number}") : Kind.ToString();
}
