namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The step to schema 5. The accounts collection goes, with its sealed tokens: the configuration now lists its users, and each start writes the members from
/// there.
/// </summary>
internal static class MembersOnly
{
    private const string Before = "accounts";

    public static IReadOnlyList<LiteChange> Bring(LiteFile file) => [.. file.All(Before).Select(d => new LiteChange.Delete(Before, d["_id"]))];
}
