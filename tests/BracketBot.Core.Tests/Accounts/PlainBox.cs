using BracketBot.Core.Accounts;

namespace BracketBot.Core.Tests.Accounts;

/// <summary>Seals nothing, and says for whom it was sealed.</summary>
internal sealed class PlainBox : ISecretBox
{
    public string Seal(string secret, string context) => $"{context}|{secret}";

    public string? Open(string sealedText, string context) => sealedText.StartsWith($"{context}|", StringComparison.Ordinal) ? sealedText[(context.Length + 1)..] : null;
}
