using System.Diagnostics;
using System.Reflection;

namespace Cenotaph.Tests.Evidence;

/// <summary>This program once more, in another part (see <see cref="Program"/>).</summary>
internal static class ChildProcess
{
    /// <summary>What starts it: the program, or the host with the assembly, and its arguments.</summary>
    public static IReadOnlyList<string> Command(params IEnumerable<string> arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.ProcessPath!, "exec", Assembly.GetExecutingAssembly().Location, .. arguments]
            : [Environment.ProcessPath!, .. arguments];

    public static Process Start(IReadOnlyList<string> command) => Process.Start(
        new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
