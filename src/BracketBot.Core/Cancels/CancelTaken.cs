namespace BracketBot.Core.Cancels;

/// <summary>The broker's success answer: the request was taken. Whether the leg is gone is the order book's to say.</summary>
/// <param name="Message"><c>data.message</c>, word for word.</param>
public sealed record CancelTaken(string Message);
