using System.Collections;

namespace Cenotaph;

/// <summary>Counts all problems and keeps the first of them, so that a file of a million faults stays in memory.</summary>
/// <param name="limit">How many are kept.</param>
public sealed class ProblemCollection(int limit = ProblemCollection.UsualLimit) : ICollection<Problem>
{
    /// <summary>How many problems are kept unless said otherwise: more than a person reads at once.</summary>
    public const int UsualLimit = 1000;

    private readonly List<Problem> kept = [];

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them were errors.</summary>
    public int Errors { get; private set; }

    /// <summary>Those that were kept, in the order they were met.</summary>
    public IReadOnlyList<Problem> Kept => kept;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public void Add(Problem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Count++;
        Errors += item.Severity == Severity.Error ? 1 : 0;
        if (kept.Count < limit)
        {
            kept.Add(item);
        }
    }

    /// <summary>Adds what another log holds, and counts what it did not keep.</summary>
    public void AddRange(ProblemCollection other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (count, errors) = (Count + other.Count, Errors + other.Errors);
        foreach (var problem in other.kept)
        {
            Add(problem);
        }

        (Count, Errors) = (count, errors);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        kept.Clear();
        (Count, Errors) = (0, 0);
    }

    /// <inheritdoc/>
    public bool Contains(Problem item) => kept.Contains(item);

    /// <inheritdoc/>
    public void CopyTo(Problem[] array, int arrayIndex) => kept.CopyTo(array, arrayIndex);

    /// <summary>Problems are never taken back.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public bool Remove(Problem item) => throw new NotSupportedException("A problem that was met stays.");

    /// <inheritdoc/>
    public IEnumerator<Problem> GetEnumerator() => kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
