namespace Cenotaph.Tests.Harness;

/// <summary>Data that is not part of the project, in the folder that CENOTAPH_REFERENCE_DATA names.</summary>
internal static class ReferenceData
{
    private const string Variable = "CENOTAPH_REFERENCE_DATA";

    /// <summary>The path of a reference file; a test that asks for it is skipped when there is no such folder.</summary>
    /// <remarks>A folder without the file is a fault, not a reason to skip.</remarks>
    public static string PathTo(params ReadOnlySpan<string> parts)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} is not set");
        var path = Path.Combine([folder!, .. parts]);
        Assert.True(Path.Exists(path), $"{Variable} has no {Path.Combine(parts.ToArray())}");
        return path;
    }
}
