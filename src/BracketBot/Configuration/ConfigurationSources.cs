namespace BracketBot.Configuration;

/// <summary>Where settings come from, the later over the earlier: <c>appsettings.json</c>, environment, command line.</summary>
internal static class ConfigurationSources
{
    /// <summary>The configuration, or the one line that says why the file can't be read.</summary>
    public static (IConfigurationRoot? Configuration, string? Error) Load(string folder, string[] arguments)
    {
        try
        {
            var configuration = new ConfigurationBuilder()
                .SetBasePath(folder)
                .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
                .AddEnvironmentVariables()
                .AddCommandLine(arguments)
                .Build();
            return (configuration, null);
        }
        catch (InvalidDataException e)
        {
            return (null, $"appsettings.json: {(e.InnerException ?? e).Message}");
        }
        catch (FormatException e)
        {
            return (null, $"command line: {e.Message}");
        }
    }
}
