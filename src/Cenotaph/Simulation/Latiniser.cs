using Cenotaph.Names;

namespace Cenotaph.Simulation;

/// <summary>Romanises, and remembers what it has romanised: names and places recur.</summary>
internal sealed class Latiniser
{
    private readonly Dictionary<(Romanisation Scheme, string Text), string> known = [];

    /// <summary>The text in Latin letters; null for null.</summary>
    public string? Of(Romanisation scheme, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!known.TryGetValue((scheme, text), out var latin))
        {
            known.Add((scheme, text), latin = scheme.Of(text));
        }

        return latin;
    }
}
