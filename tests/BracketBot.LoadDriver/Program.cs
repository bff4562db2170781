using System.Text.Json;
using BracketBot.LoadDriver.Reports;
using BracketBot.LoadDriver.Stages;

return args switch
{
    ["measure", .. var rest] => Measure(rest),
    _ => Fail("measure --name NAME --folder FOLDER --out FILE --stage closed:TRADERS:WARM:MEASURED|open:A-SECOND:WARM:MEASURED … -- COMMAND"),
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

    File.AppendAllLines(options.Out, figures.Select(f => JsonSerializer.Serialize(f)));
    return 0;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 2;
}
