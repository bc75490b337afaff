namespace Cenotaph.Site.Words;

/// <summary>Sizes of files.</summary>
internal static class SizeWords
{
    /// <summary>The size in bytes below ten thousand, and in kilobytes or megabytes above.</summary>
    public static string Size(Texts texts, long bytes) => bytes switch
    {
        < 10_000 => texts.With("size.bytes", texts.Number(bytes)),
        < 10_000_000 => texts.With("size.kilobytes", texts.Number((bytes + 500) / 1000)),
        _ => texts.With("size.megabytes", texts.Number((bytes + 500_000) / 1_000_000)),
    };
}
