using BracketBot.Configuration;
using BracketBot.Hosting;

if (args.Contains("--help"))
{
    Console.WriteLine(CommandLineText.Help);
    return 0;
}

if (args.Contains("--version"))
{
    Console.WriteLine(CommandLineText.Version);
    return 0;
}

var check = args.Contains("--check");
var (configuration, fileError) = ConfigurationSources.Load(Directory.GetCurrentDirectory(), [.. args.Where(a => a != "--check")]);
var (settings, errors) = configuration is null ? (null, []) : SettingsReader.Read(configuration);
if (settings is null)
{
    await Startup.PrintErrorsAsync(fileError, errors);
    return 2;
}

return await Startup.RunAsync(settings, check);
