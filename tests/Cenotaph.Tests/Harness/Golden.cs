using System.Text;

namespace Cenotaph.Tests.Harness;

/// <summary>Compares text with a file kept beside the tests; <c>./build fix</c> accepts it as it comes out.</summary>
internal static class Golden
{
    public static bool Accepting => Environment.GetEnvironmentVariable("CENOTAPH_ACCEPT") == "1";

    /// <param name="file">The path of the golden file from the folder of the test project.</param>
    /// <param name="actual">What came out now.</param>
    public static void Matches(string file, string actual) =>
        Matches(Checkout.PathTo("tests", "Cenotaph.Tests"), file, actual, Accepting);

    internal static void Matches(string folder, string file, string actual, bool accept)
    {
        var path = Path.Combine(folder, file);
        var expected = File.Exists(path) ? File.ReadAllText(path) : null;
        if (expected == actual)
        {
            return;
        }

        if (accept)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        Assert.Fail(expected is null
            ? $"{file} does not exist; look at what comes out and accept it with ./build fix"
            : $"{file} {Difference(expected, actual)}; if that is wanted, accept it with ./build fix");
    }

    private static string Difference(string expected, string actual)
    {
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line])
        {
            line++;
        }

        return $"differs in line {line + 1}\n"
            + $"  expected: {LineAt(expectedLines, line)}\n  came out: {LineAt(actualLines, line)}\n";
    }

    private static string LineAt(string[] lines, int line) => line < lines.Length ? lines[line] : "(the end)";
}
