namespace BracketBot.Storage.Tests.Lite;

/// <summary>What was found after power cuts.</summary>
/// <param name="Unreadable">The file could not be opened, or read through.</param>
/// <param name="Lost">An acknowledged commit was not there, or only in part.</param>
/// <param name="Half">Of the commit under way at the cut a part was there.</param>
/// <param name="IndexWrong">A document was not found by its id, or a range was not what it should be.</param>
internal readonly record struct PowerCutFigures(int Cuts, int Unreadable, int Lost, int Half, int IndexWrong)
{
    public int Bad => Unreadable + Lost + Half + IndexWrong;

    public static PowerCutFigures operator +(PowerCutFigures a, PowerCutFigures b) =>
        new(a.Cuts + b.Cuts, a.Unreadable + b.Unreadable, a.Lost + b.Lost, a.Half + b.Half, a.IndexWrong + b.IndexWrong);
}
