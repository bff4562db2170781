using BracketBot.Configuration;
using BracketBot.Hosting;
using BracketBot.Secrets;
using BracketBot.Storage;

var line = CommandLine.Parse(args);
if (line.Task is ProgramTask.Print print)
{
    return await print.Line.InvokeAsync();
}

var folder = Directory.GetCurrentDirectory();
var (configuration, sourceError) = line.Error is null ? ConfigurationSources.Load(folder, line.Settings) : (null, line.Error);
var (settings, errors) = configuration is null ? (null, []) : SettingsReader.Read(configuration, ConfigurationSources.Looked(folder));
if (settings is null)
{
    await Startup.PrintErrorsAsync(sourceError, errors);
    return 2;
}

if (((await Database.RefusesAsync(settings.Storage))?.Message ?? MasterKey.Refuses(settings.Secrets)) is { } refusal)
{
    await Startup.PrintErrorsAsync(refusal, []);
    return 2;
}

var warning = ConfigurationSources.OpenToOthers(folder);
return line.Task switch
{
    ProgramTask.Check check => await Startup.CheckAsync(settings, check.Record, warning),
    ProgramTask.Backup backup => await Startup.BackupAsync(settings, backup.File),
    ProgramTask.VerifyAudit => await Startup.VerifyAuditAsync(settings),
    ProgramTask.Rekey => await Startup.RekeyAsync(settings),
    ProgramTask.ExportAudit export => await Startup.ExportAuditAsync(settings, export),
    _ => await Startup.RunAsync(settings, warning),
};
