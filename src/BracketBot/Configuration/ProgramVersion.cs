using System.Reflection;

namespace BracketBot.Configuration;

/// <summary>The program's version.</summary>
/// <param name="Text">As <c>--version</c> prints it.</param>
internal sealed record ProgramVersion(string Text)
{
    public static readonly ProgramVersion This = new(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");
}
