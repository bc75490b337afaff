using System.Collections.Immutable;

namespace Cenotaph;

/// <summary>
/// Who is counted: the union of one or more terms that the study declares. The same terms in any order are the
/// same scope.
/// </summary>
public sealed class Scope : IEquatable<Scope>
{
    private readonly ImmutableArray<string> terms;

    /// <summary>The union of these terms; repeated ones count once.</summary>
    /// <exception cref="ArgumentException">There is no term, or one is empty.</exception>
    public Scope(params IEnumerable<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        this.terms = [.. terms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (this.terms.IsEmpty || this.terms.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A scope has at least one term, and no empty one.", nameof(terms));
        }
    }

    /// <summary>The term that every study has: everyone on the side.</summary>
    public const string Everyone = "all";

    /// <summary>Everyone on the side.</summary>
    public static Scope All { get; } = new(Everyone);

    /// <summary>The terms, in ordinal order.</summary>
    public ImmutableArray<string> Terms => terms;

    /// <summary>Whether both have the same terms.</summary>
    public bool Equals(Scope? other) => other is not null && terms.SequenceEqual(other.terms, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scope);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The terms joined by <c> + </c>.</summary>
    public override string ToString() => string.Join(" + ", terms);
}
