using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace BracketBot.History;

/// <summary>
/// A table as a CSV file that a spreadsheet opens without running what is in it: UTF-8 with a byte order mark, RFC 4180, and an apostrophe before a text that
/// would be taken for a formula.
/// </summary>
internal sealed class CsvTable : IAsyncDisposable
{
    /// <summary>What makes a spreadsheet calculate, in its wide forms as well: some take those for the same.</summary>
    private static readonly char[] FormulaBegins = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20'];

    private readonly CsvWriter _csv;

    /// <param name="stream">Left open.</param>
    public CsvTable(Stream stream)
    {
        var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        _csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = FormulaBegins,
        });
    }

    public async Task AddAsync(params string?[] fields)
    {
        foreach (var field in fields)
        {
            _csv.WriteField(field);
        }

        await _csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
