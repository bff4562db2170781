using BenchmarkDotNet.Attributes;
using BracketBot.Telegram.Updates;

namespace BracketBot.Benchmarks;

/// <summary>From Telegram's JSON to an update of ours.</summary>
[MemoryDiagnoser]
public class UpdateBenchmarks
{
    private readonly byte[] _message = """
        {"update_id":727400001,"message":{"message_id":12,"from":{"id":5001,"is_bot":false,"first_name":"Asha","username":"asha_trades","language_code":"en"},
        "chat":{"id":5001,"first_name":"Asha","username":"asha_trades","type":"private"},"date":1710392460,"text":"/cancel 20240314929 ENTRY",
        "entities":[{"offset":0,"length":7,"type":"bot_command"}]}}
        """u8.ToArray();

    private readonly byte[] _tap = """
        {"update_id":727400002,"callback_query":{"id":"4382000000000000001","from":{"id":5001,"is_bot":false,"first_name":"Asha"},
        "message":{"message_id":13,"from":{"id":7000000001,"is_bot":true,"first_name":"BracketBot"},"chat":{"id":5001,"type":"private"},"date":1710392461,
        "text":"Cancel entry?\nBUY 10 IDEA-EQ"},"chat_instance":"155031","data":"d:dialog0123456789:a:3.0"}}
        """u8.ToArray();

    [Benchmark]
    public ParsedUpdate MessageDecoded() => UpdateParser.Parse(_message, BenchmarkRows.ReadAt, waited: false);

    [Benchmark]
    public ParsedUpdate TapDecoded() => UpdateParser.Parse(_tap, BenchmarkRows.ReadAt, waited: false);
}
