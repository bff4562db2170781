namespace BracketBot.Core.Accounts;

/// <summary>Seals secrets for storage, and opens them again.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts and authenticates <paramref name="secret"/>, bound to <paramref name="context"/> (the row it belongs to).</summary>
    string Seal(string secret, string context);

    /// <summary>The secret, or null where the text was sealed with another key, for another context, or was changed.</summary>
    string? Open(string sealedText, string context);

    /// <summary>True where another key than today's sealed the text: it is to be sealed anew.</summary>
    bool IsOld(string sealedText) => false;
}
