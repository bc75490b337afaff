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

/// <summary>A contradiction or weakness found by rule. It is about figures, never about motives.</summary>
/// <param name="Type">The rule that found it, for example <c>shrinkage</c>.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Records">The ids of the records it rests on, in order.</param>
/// <param name="Arithmetic">The calculation, written out in full.</param>
/// <param name="Message">One sentence for a reader.</param>
/// <param name="Remedy">What a person could do about it.</param>
/// <param name="Count">How many times it was met along a series; the arithmetic shows the worst.</param>
/// <param name="Explanations">What the publishers themselves say of it, as far as is on record.</param>
public sealed record Finding(
    string Type,
    Weight Weight,
    IReadOnlyList<string> Records,
    string Arithmetic,
    string Message,
    string Remedy,
    int Count = 1,
    IReadOnlyList<string>? Explanations = null);
