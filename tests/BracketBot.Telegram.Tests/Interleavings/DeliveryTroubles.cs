namespace BracketBot.Telegram.Tests.Interleavings;

/// <summary>What goes wrong in a run.</summary>
internal sealed record DeliveryTroubles(
    bool Floods = false, bool FloodWaits = false, bool Unanswered = false, bool Refusals = false, bool StoreFails = false, bool Stops = false,
    bool Kills = false)
{
    /// <summary>A message that was sent, or seen, without anybody knowing may be sent again.</summary>
    public bool MayRepeat => Unanswered || Refusals || StoreFails || Kills;

    /// <summary>Each trouble alone, then any of them together.</summary>
    public static DeliveryTroubles Of(int seed) => (seed % 9) switch
    {
        0 => new(),
        1 => new(Floods: true),
        2 => new(FloodWaits: true),
        3 => new(Unanswered: true),
        4 => new(Refusals: true),
        5 => new(StoreFails: true, Floods: true),
        6 => new(Stops: true, Floods: true),
        7 => new(Kills: true),
        _ => new(true, (seed & 64) != 0, (seed & 128) != 0, (seed & 256) != 0, (seed & 512) != 0, (seed & 1024) != 0, (seed & 2048) != 0),
    };
}
