namespace Cenotaph.Claims;

/// <summary>How it is known that one figure comes from another.</summary>
public enum LineageStatus
{
    /// <summary>The publisher says so.</summary>
    Stated,

    /// <summary>The figures agree; nobody says so.</summary>
    Inferred,

    /// <summary>A judgement accepted it.</summary>
    Accepted,
}

/// <summary>One publisher's figures, or one claim, come from another's.</summary>
/// <param name="From">The publisher or claim that took the figure.</param>
/// <param name="Of">The publisher or claim it was taken from.</param>
/// <param name="FromClaim">Whether <paramref name="From"/> is a claim's id rather than a publisher's.</param>
/// <param name="OfClaim">Whether <paramref name="Of"/> is a claim's id rather than a publisher's.</param>
/// <param name="Relation">republishes, derived, pooled, transcribes, secondary, primary or suspected.</param>
/// <param name="Status">How it is known.</param>
/// <param name="Strength">From 0, independent, to 1, a copy; null when not judged.</param>
/// <param name="Evidence">What shows it, in one sentence; null when the claim itself says so.</param>
public sealed record LineageEdge(
    string From,
    string Of,
    bool FromClaim,
    bool OfClaim,
    string Relation,
    LineageStatus Status,
    decimal? Strength,
    string? Evidence);
