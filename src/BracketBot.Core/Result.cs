using System.Diagnostics.CodeAnalysis;

namespace BracketBot.Core;

/// <summary>
/// The result of something that is expected to fail at times: either a value or an error. Thread-safe; converts implicitly from either.
/// </summary>
/// <remarks><c>default</c> is neither; don't use it.</remarks>
public readonly record struct Result<T, TError>
    where TError : class
{
    private Result(T? value, TError? error) => (Value, Error) = (value, error);

    /// <summary>The value; meaningful only if <see cref="Error"/> is null.</summary>
    public T? Value { get; }

    /// <summary>The error, or null on success.</summary>
    public TError? Error { get; }

    /// <summary>True with the value, false with the error.</summary>
    public bool Try([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out TError? error)
    {
        value = Value;
        error = Error;
        return error is null;
    }

    public static implicit operator Result<T, TError>(T value) => new(value, null);

    public static implicit operator Result<T, TError>(TError error) => new(default, error);
}
