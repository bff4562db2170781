using BenchmarkDotNet.Attributes;
using BracketBot.Core.Dialogs;
using BracketBot.Core.Orders;

namespace BracketBot.Benchmarks;

/// <summary>Single steps of the dialog: those of a confirmation, and a list out of a book of 1,000 rows.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private static readonly DateTimeOffset Now = BenchmarkRows.ReadAt.AddSeconds(3);
    private static readonly DialogRules Rules = new(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    private readonly OrderBook _book = OrderBook.From(BenchmarkRows.Of(1_000), null, BenchmarkRows.ReadAt);
    private readonly DialogState _idle = new DialogState.Idle();
    private DialogState _confirming = new DialogState.Idle();

    [GlobalSetup]
    public void Setup()
    {
        var question = new BookQuestion.OpenLeg(_book.Brackets[0].Id.Value, "ENTRY");
        _confirming = CancelDialog.Step(_idle, new DialogInput.BookRead(question, _book), Now, Rules).State;
    }

    [Benchmark]
    public DialogStep Confirm() => CancelDialog.Step(_confirming, new DialogInput.Confirm(Now, Waited: false), Now, Rules);

    [Benchmark]
    public DialogStep CheckBeforeSending() => CancelDialog.Step(
        _confirming, new DialogInput.BookRead(new BookQuestion.CheckBeforeSending(Now), _book), Now, Rules);

    [Benchmark]
    public DialogStep ListOf1000Rows() => CancelDialog.Step(
        _idle, new DialogInput.BookRead(new BookQuestion.ListBrackets(0), _book), Now, Rules);
}
