using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Tests.Evidence;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Cenotaph.Tests;

/// <summary>
/// Runs the tests, as the entry point that xunit generates would, or plays the part of another process for one of them.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // No test may touch the key of whoever runs them; processes that tests start inherit this.
        if (Environment.GetEnvironmentVariable(LedgerKeys.FolderVariable) is null)
        {
            Environment.SetEnvironmentVariable(LedgerKeys.FolderVariable, Path.Combine(Path.GetTempPath(), $"cenotaph-test-keys-{Environment.UserName}"));
        }

        if (arguments is not ["read-ledger", ..])
        {
            Environment.SetEnvironmentVariable(LedgerKeys.FileVariable, null);
            Environment.SetEnvironmentVariable(LedgerKeys.PassphraseVariable, null);
            LedgerKeys.OfEnvironment().Make();
        }

        switch (arguments)
        {
            case ["crash-writer", .. var rest]:
                return CrashWriter.Run(rest);
            case ["read-ledger", .. var rest]:
                return LedgerReader.Run(rest);
        }

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return arguments.Any(argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(arguments);
    }
}
