using BracketBot.Storage.Lite;
using BracketBot.Storage.Lite.Live;
using BracketBot.Storage.Tests.Opening;
using BracketBot.Storage.Tests.Places;
using LiteDB;

namespace BracketBot.Storage.Tests.Schema;

public sealed class LiteSchemaTests : IAsyncDisposable
{
    private readonly LitePlace _place = new();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Open_NewerSchema_IsRefusedAndLeftAsItIs()
    {
        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
        _place.Edit(file => file.Write([Number(9999)]));

        var error = await Refusal.OfAsync(StorageProvider.LiteDb, _place.Options.ConnectionString);

        Assert.Equal(StorageError.Reason.Newer, error.Why);
        Assert.Contains("newer program (schema 9999)", error.Message, StringComparison.Ordinal);
        _place.Edit(file => Assert.Equal(9999, NumberOf(file)));
    }

    [Fact]
    public async Task Open_Again_IsOfTheSameSchema()
    {
        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();

        _place.Edit(file => Assert.Equal(5, NumberOf(file)));
    }

    [Fact]
    public async Task Open_WithTheAccountsOfBefore_ForgetsThemWithTheirTokens()
    {
        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();
        _place.Edit(file => file.Write(
        [
            Number(3), .. Enumerable.Range(1, 3).Select(i => new LiteChange.Put("accounts", new BsonDocument { ["_id"] = i, ["client"] = $"YA{i}", ["sealed"] = "v1.token" })),
        ]));

        await (await StorageContract.OpenAsync(_place.Options)).DisposeAsync();

        _place.Edit(file =>
        {
            Assert.Equal(5, NumberOf(file));
            Assert.Empty(file.All("accounts"));
            Assert.Empty(file.All(Collections.Members));
        });
    }

    [Fact]
    public void Bring_SeveralSteps_EachOnceInOrder()
    {
        List<int> made = [];
        List<Func<LiteFile, IReadOnlyList<LiteChange>>> steps = [.. Enumerable.Range(1, 3).Select<int, Func<LiteFile, IReadOnlyList<LiteChange>>>(n => file =>
        {
            made.Add(n);
            Assert.Equal(n - 1, NumberOf(file));
            return [new LiteChange.Put("things", new BsonDocument { ["_id"] = n })];
        })];

        _place.Edit(file => Assert.Null(LiteSchema.Bring(file, steps[..2])));
        _place.Edit(file => Assert.Null(LiteSchema.Bring(file, steps)));
        _place.Edit(file => Assert.Null(LiteSchema.Bring(file, steps)));

        Assert.Equal([1, 2, 3], made);
        _place.Edit(file => Assert.Equal([1, 2, 3], file.All("things").Select(d => d["_id"].AsInt32)));
    }

    private static LiteChange.Put Number(int number) => new(Collections.Meta, new BsonDocument { ["_id"] = "schema", ["number"] = number });

    private static int NumberOf(LiteFile file) => file.Find(Collections.Meta, "schema")?["number"].AsInt32 ?? 0;
}
