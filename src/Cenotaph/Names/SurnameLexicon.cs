namespace Cenotaph.Names;

/// <summary>The surnames a file is known to have: of the candidates for a nominative, those found here are kept.</summary>
public sealed class SurnameLexicon
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>A lexicon of these surnames, parts of double ones each for itself; texts without letters are passed over.</summary>
    public SurnameLexicon(IEnumerable<string> surnames)
    {
        ArgumentNullException.ThrowIfNull(surnames);
        foreach (var surname in surnames)
        {
            foreach (var part in Skeleton.Of(surname).Split('-', StringSplitOptions.RemoveEmptyEntries))
            {
                keys.Add(part);
            }
        }
    }

    /// <summary>How many different keys it has.</summary>
    public int Count => keys.Count;

    /// <summary>Whether a surname of that skeleton is known.</summary>
    public bool Contains(string key) => keys.Contains(key);
}
