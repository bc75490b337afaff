namespace Cenotaph.Tests.Evidence;

internal static class CrashWriter
{
    public static int Run(string[] arguments) => arguments.Length;
}
