using System.Collections.Immutable;

namespace Cenotaph.Registers;

/// <summary>Reads all labels of ages of a table together: what a bare number means depends on the others.</summary>
public static class AgeLabels
{
    // 0, 1, 5, 10 …: three lower bounds tell groups from single years.
    private const int Fewest = 3;

    /// <summary>
    /// The group of each label that is one. Where every label with an age is a bare number and the numbers have gaps, they are lower bounds: each
    /// group ends where the next begins, and the last is open.
    /// </summary>
    /// <param name="labels">The labels, each any number of times.</param>
    /// <param name="name">What problems call the table.</param>
    /// <param name="problems">Receives labels that name no group, and the reading as lower bounds.</param>
    public static ImmutableDictionary<string, AgeGroup> Read(IEnumerable<string> labels, string name, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(problems);
        var read = ImmutableDictionary.CreateBuilder<string, AgeGroup>(StringComparer.Ordinal);
        foreach (var label in labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (CountLabel.TryReadAge(label, out var age))
            {
                read[label] = age;
            }
            else
            {
                problems.Add(new(name, null, "age", $"\"{label}\"", "a group of ages such as 15-19, 85+, total or unknown; its rows are left out"));
            }
        }

        var single = read.Where(pair => pair.Value.IsYears).ToList();
        var bounds = single.Select(pair => pair.Value.Low).Distinct().Order().ToList();
        if (bounds.Count >= Fewest && single.TrueForAll(pair => pair.Value.High == pair.Value.Low) && bounds[^1] - bounds[0] > bounds.Count - 1)
        {
            foreach (var (label, age) in single)
            {
                var next = bounds.IndexOf(age.Low) + 1;
                read[label] = next < bounds.Count ? AgeGroup.Between(age.Low, bounds[next] - 1) : AgeGroup.From(age.Low);
            }

            problems.Add(new(
                name, null, "age", $"ages as bare numbers with gaps: {string.Join(", ", bounds.Take(5))} …",
                $"groups of ages; taken for their lower bounds, the first for {read[single.MinBy(pair => pair.Value.Low).Key]}", Severity.Doubt));
        }

        return read.ToImmutable();
    }
}
