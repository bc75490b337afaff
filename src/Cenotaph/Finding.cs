namespace Cenotaph;

/// <summary>How much a contradiction weighs for a reader.</summary>
public enum Weight
{
    /// <summary>Worth knowing; changes no conclusion.</summary>
    Note,

    /// <summary>A conclusion that rests on these records should be looked at again.</summary>
    Warning,

    /// <summary>These records cannot all be right as they stand.</summary>
    Contradiction,
}

/// <summary>What a finding says, in every language that has a resource file.</summary>
/// <param name="Arithmetic">The calculation, written out in full.</param>
/// <param name="Message">One sentence for a reader.</param>
/// <param name="Remedy">What a person could do about it.</param>
public sealed record FindingWords(Phrase Arithmetic, Phrase Message, Phrase Remedy)
{
    /// <summary>What the publishers themselves say of it, as far as is on record.</summary>
    public IReadOnlyList<Phrase> Explanations { get; init; } = [];
}

/// <summary>A contradiction or weakness found by rule. It is about figures, never about motives.</summary>
/// <param name="Type">The rule that found it, for example <c>shrinkage</c>.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Records">The ids of the records it rests on, in order.</param>
/// <param name="Words">What it says, in any language.</param>
/// <param name="Count">How many times it was met along a series; the arithmetic shows the worst.</param>
public sealed record Finding(string Type, Weight Weight, IReadOnlyList<string> Records, FindingWords Words, int Count = 1)
{
    /// <summary>A finding whose words have no other language than English.</summary>
    public Finding(
        string type, Weight weight, IReadOnlyList<string> records, string arithmetic, string message, string remedy,
        int count = 1, IReadOnlyList<string>? explanations = null)
        : this(type, weight, records, new(Phrase.English(arithmetic), Phrase.English(message), Phrase.English(remedy))
        {
            Explanations = [.. (explanations ?? []).Select(Phrase.English)],
        }, count)
    {
    }

    internal Finding(
        string type, Weight weight, IReadOnlyList<string> records, Phrase arithmetic, Phrase message, Phrase remedy,
        int count = 1, IEnumerable<Phrase>? explanations = null)
        : this(type, weight, records, new(arithmetic, message, remedy) { Explanations = [.. explanations ?? []] }, count)
    {
    }

    /// <summary>The calculation in English.</summary>
    public string Arithmetic => Words.Arithmetic.In(Wording.Main);

    /// <summary>The sentence in English.</summary>
    public string Message => Words.Message.In(Wording.Main);

    /// <summary>What a person could do, in English.</summary>
    public string Remedy => Words.Remedy.In(Wording.Main);

    /// <summary>What the publishers themselves say of it, in English but for their own words.</summary>
    public IReadOnlyList<string> Explanations => [.. Words.Explanations.Select(phrase => phrase.In(Wording.Main))];
}
