namespace Cenotaph.Ingest;

/// <summary>A quantity word of the study's table: <c>hundreds</c> reads as at least 200.</summary>
/// <param name="Low">The low limit, or null.</param>
/// <param name="High">The high limit, or null.</param>
public sealed record WordLimits(decimal? Low, decimal? High);

/// <summary>Reads numbers as people print them, in English, Russian and Ukrainian.</summary>
public static class PrintedNumber
{
    /// <summary>Reads one printed number; on failure says what was expected.</summary>
    public static bool TryRead(
        ReadOnlySpan<char> text, IReadOnlyDictionary<string, WordLimits> words, out Figure figure, out string expected) =>
        throw new NotSupportedException(text.ToString() + words);
}

/// <summary>Reads dates as people print them, in English, Russian and Ukrainian.</summary>
public static class PrintedDate
{
    /// <summary>Reads one printed date; on failure says what was expected.</summary>
    public static bool TryRead(
        ReadOnlySpan<char> text, IReadOnlyList<string> formats, out DateSpan date, out string expected) =>
        throw new NotSupportedException(text.ToString() + formats);
}
