namespace BracketBot.Storage.Lite.Live;

/// <summary>
/// The step to schema 5: who was listed in the collection of accounts is listed in the configuration, from which each start writes the members. So the
/// old list goes, and its sealed tokens with it.
/// </summary>
internal static class MembersOnly
{
    private const string Before = "accounts";

    public static IReadOnlyList<LiteChange> Bring(LiteFile file) => [.. file.All(Before).Select(d => new LiteChange.Delete(Before, d["_id"]))];
}
