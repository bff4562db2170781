using System.Diagnostics;
using BracketBot.Configuration;
using BracketBot.Core;

namespace BracketBot.Hosting;

/// <summary>
/// Kills the process at a named step, for the tests that show what a killed process leaves. Only where the environment variable
/// <c>BRACKETBOT_TEST_KILL_AT</c> names one, and both Telegram and the broker are simulated on this machine: a bot in use is never touched.
/// </summary>
internal sealed class KillAtStep(string killAt) : ICheckpoints
{
    public const string Variable = "BRACKETBOT_TEST_KILL_AT";

    public static ICheckpoints FromEnvironment(Settings settings) =>
        settings.Telegram.ApiUrl.IsLoopback && settings.Broker.BaseUrl.IsLoopback && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } step
            ? new KillAtStep(step)
            : new NoCheckpoints();

    public void Pass(string step)
    {
        if (step == killAt)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();

            // The signal is on its way; nothing more may happen on this thread.
            using var never = new ManualResetEventSlim();
            never.Wait(CancellationToken.None);
        }
    }
}
