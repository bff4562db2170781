using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("BracketBot.Tests")]
[assembly: InternalsVisibleTo("BracketBot.EndToEnd.Tests")]
[assembly: InternalsVisibleTo("BracketBot.Benchmarks")]
[assembly: InternalsVisibleTo("DynamicProxyGenAssembly2")]
