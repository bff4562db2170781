using BenchmarkDotNet.Running;
using BracketBot.Benchmarks;

// dotnet run -c Release --project tests/BracketBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromTypes([typeof(OrderBookBenchmarks), typeof(StepBenchmarks), typeof(CardBenchmarks), typeof(UpdateBenchmarks), typeof(HookBenchmarks)]).Run(args);
