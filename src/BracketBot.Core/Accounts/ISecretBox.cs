namespace BracketBot.Core.Accounts;

/// <summary>Seals secrets for storage and opens them again.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts and authenticates <paramref name="secret"/>, bound to <paramref name="context"/> (the row it belongs to).</summary>
    string Seal(string secret, string context);

    /// <summary>The secret; null if the text was sealed with another key or for another context, or was tampered with.</summary>
    string? Open(string sealedText, string context);

    /// <summary>True if the text was sealed with a key other than the current one and should be sealed again.</summary>
    bool IsOld(string sealedText) => false;
}
