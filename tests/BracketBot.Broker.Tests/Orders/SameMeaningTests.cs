using System.Text;
using BracketBot.Broker.Orders;
using BracketBot.Broker.Tests.Orders.Reference;
using BracketBot.Broker.Wire;
using BracketBot.Core.Accounts;
using BracketBot.Core.Orders;

namespace BracketBot.Broker.Tests.Orders;

/// <summary>Whatever a body holds, it means what a plain reading of it says: the reader may be quick, and not clever.</summary>
public class SameMeaningTests
{
    private static readonly ClientId Client = new(BodyMaker.Client);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Body_OfAnyKind_MeansWhatAPlainReadingSays(int seed, bool isHistory)
    {
        OmsOrderId? only = isHistory ? new OmsOrderId(BodyMaker.Order) : null;
        var bodies = new BodyMaker(seed);
        var kinds = new Dictionary<string, int>();
        for (var i = 0; i < 20_000; i++)
        {
            var body = bodies.Next();
            var expected = ReferenceReader.Read(body, Client, only);
            Count(expected);
            if (expected.ToString() is var said && said != Read(body, only).ToString())
            {
                Assert.Fail($"Body {i}: {Encoding.UTF8.GetString(body)}\nmeans {said}\nand is read as {Read(body, only)}");
            }
        }

        // A maker of bodies that are all alike would show nothing.
        Assert.Equal(["error", "no list", "none", "rows", "warnings"], kinds.Where(k => k.Value > 200).Select(k => k.Key).Order());

        void Count(ReferenceAnswer answer)
        {
            string[] all = answer switch
            {
                { IsEnvelope: false } => ["none"],
                { Success: false } => ["error"],
                { Rows: null } => ["no list"],
                { Rows: var rows } => [.. rows.Rows.Count > 0 ? ["rows"] : (string[])[], .. rows.Warnings.Count > 0 ? ["warnings"] : (string[])[]],
            };
            foreach (var kind in all)
            {
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }
    }

    private static ReferenceAnswer Read(byte[] body, OmsOrderId? only)
    {
        var list = new OrderListReader(Client, only);
        if (Envelope.Read(body, list) is not { } envelope)
        {
            return ReferenceAnswer.None;
        }

        var rows = envelope.Success && list.Result.Try(out var read, out _) ? read : null;
        return new ReferenceAnswer(true, envelope.Success, envelope.Code, envelope.Message, rows);
    }
}
