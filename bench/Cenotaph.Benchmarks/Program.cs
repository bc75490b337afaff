namespace Cenotaph.Benchmarks;

internal static class Program
{
    private static Task<int> Main(string[] arguments) =>
        Task.FromResult(0);
}
