namespace BracketBot.Core.Cancels;

/// <summary>The broker's success answer: it accepted the request. Only the order book tells whether the leg is gone.</summary>
/// <param name="Message"><c>data.message</c>, word for word.</param>
public sealed record CancelTaken(string Message);
