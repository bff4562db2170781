using BracketBot.Configuration;
using BracketBot.Hosting;
using BracketBot.Storage;

var line = CommandLine.Parse(args);
if (line.Help)
{
    Console.WriteLine(CommandLineText.Help);
    return 0;
}

if (line.Version)
{
    Console.WriteLine(CommandLineText.Version);
    return 0;
}

var folder = Directory.GetCurrentDirectory();
var (configuration, sourceError) = line.Error is null ? ConfigurationSources.Load(folder, line.Settings) : (null, line.Error);
var (settings, errors) = configuration is null ? (null, []) : SettingsReader.Read(configuration, ConfigurationSources.Looked(folder));
if (settings is null)
{
    await Startup.PrintErrorsAsync(sourceError, errors);
    return 2;
}

if (await Database.RefusesAsync(settings.Storage) is { } refusal)
{
    await Startup.PrintErrorsAsync(refusal.Message, []);
    return 2;
}

if (line.Backup is { } target)
{
    return await Startup.BackupAsync(settings, target);
}

return line.Check ? await Startup.CheckAsync(settings, line.Record) : await Startup.RunAsync(settings);
