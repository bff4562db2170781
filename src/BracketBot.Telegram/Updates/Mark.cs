namespace BracketBot.Telegram.Updates;

/// <summary>
/// A moment by both clocks. The monotonic clock may stand still while a machine sleeps, and the wall clock can be set back. The longer of the two
/// distances counts, so that time passed is never overlooked.
/// </summary>
internal readonly record struct Mark(long Timestamp, DateTimeOffset At)
{
    public static Mark Now(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow());

    public TimeSpan Until(Mark later, TimeProvider time)
    {
        var monotonic = time.GetElapsedTime(Timestamp, later.Timestamp);
        var wall = later.At - At;
        return monotonic > wall ? monotonic : wall;
    }
}
