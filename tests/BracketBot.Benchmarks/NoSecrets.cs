using BracketBot.Core.Accounts;

namespace BracketBot.Benchmarks;

/// <summary>No account is written, and the audit's key is no secret here. A program with a key of its own begins a chain of its own.</summary>
internal sealed class NoSecrets : ISecretBox
{
    public string Seal(string secret, string context) => secret;

    public string? Open(string sealedText, string context) => sealedText;
}
