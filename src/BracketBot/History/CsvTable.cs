using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace BracketBot.History;

/// <summary>
/// A CSV file that a spreadsheet can open without executing what is in it: UTF-8 with a byte order mark, RFC 4180, and an apostrophe before any text that
/// would be read as a formula.
/// </summary>
internal sealed class CsvTable : IAsyncDisposable
{
    /// <summary>Characters that start a formula, with their full-width forms, which some spreadsheets treat alike.</summary>
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
