namespace Cenotaph.Names;

/// <summary>The limits that the levels of names are drawn by.</summary>
internal static class NameRules
{
    /// <summary>Shorter names differ by one letter too often: Юдин and Один, Ринат and Денат.</summary>
    public const int ShortestClose = 5;

    /// <summary>The least Jaro–Winkler similarity of similar surnames.</summary>
    public const double LeastSimilar = 0.88;
}
