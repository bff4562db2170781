using System.Globalization;
using BenchmarkDotNet.Running;
using BracketBot.Benchmarks;

// For tests/bench.sh --growth.
if (args is ["seed-audit", var rows])
{
    return await AuditSeed.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture));
}

// dotnet run -c Release --project tests/BracketBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromTypes([typeof(OrderBookBenchmarks), typeof(BookReadBenchmarks), typeof(StepBenchmarks), typeof(CardBenchmarks), typeof(UpdateBenchmarks), typeof(HookBenchmarks)]).Run(args);
return 0;
