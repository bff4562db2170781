using BracketBot.LoadDriver.Reports;
using BracketBot.LoadDriver.Stages;

// Run by tests/bench.sh.
return args switch
{
    ["measure", .. var rest] => Measure(rest),
    ["compare", var figures] => Print(new Comparison(FigureFile.Read(figures)).Lines()),
    ["growth", var figures] => Print(new Growth(FigureFile.Read(figures)).Lines()),
    _ => Fail("It takes measure OPTIONS -- COMMAND, compare FIGURES, or growth FIGURES."),
};

static int Measure(string[] arguments)
{
    if (MeasureOptions.Parse(arguments, out var error) is not { } options)
    {
        return Fail(error ?? "");
    }

    using var measurement = new Measurement(options);
    if (measurement.Run() is not { } figures)
    {
        return 1;
    }

    FigureFile.Add(options.Out, figures);
    return 0;
}

static int Print(IEnumerable<string> lines)
{
    foreach (var line in lines)
    {
        Console.WriteLine(line);
    }

    return 0;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
