using System.Globalization;
using System.Text;

namespace Cenotaph.Linkage;

/// <summary>How a comparison that a model adds measures two texts.</summary>
public enum ComparisonKind
{
    /// <summary>The texts are equal, letter case aside.</summary>
    Exact,

    /// <summary>A ladder of Jaro–Winkler similarities of the texts' common skeletons.</summary>
    Similarity,

    /// <summary>Dates as intervals, with the slips people make in writing them.</summary>
    Date,
}

/// <summary>Comparisons that no role calls for: a model names the column and how it is measured.</summary>
internal static class AddedComparison
{
    /// <summary>The comparison.</summary>
    /// <exception cref="ArgumentException">A table lacks the column, or the column may not be used.</exception>
    public static Comparison Of(ComparisonModel asked, IReadOnlyList<LinkageTable> tables)
    {
        var name = asked.Columns[0];
        var sources = tables.Select(table => new SourceColumn(Usable(table, name), table.Records)).ToList();
        switch (asked.Kind)
        {
            case ComparisonKind.Date:
                var texts = Field.From(asked.Name, sources, text => text);
                var dates = DateComparison.Read(texts);
                var ids = Array.ConvertAll(texts.Ids, id => id < 0 || dates[id] == default ? -1 : id);
                return DateComparison.Birth(asked.Name, texts with { Ids = ids }, dates);
            case ComparisonKind.Exact:
                return Ladder(asked.Name, Field.From(asked.Name, sources, text => text.ToUpperInvariant()), []);
            default:
                return Ladder(asked.Name, Field.From(asked.Name, sources, Names.Skeleton.Of), asked.Similarities);
        }
    }

    private static TextColumn Usable(LinkageTable table, string name)
    {
        var column = table.Column(name);
        if (column is null && !table.Dropped.Any(dropped => dropped.Column == name))
        {
            throw new ArgumentException(
                $"The model compares the column {name}; {table.Name} has {string.Join(", ", table.Columns.Select(one => one.Name))}.");
        }

        return column is not null && RefusedContent.Of(column) is null
            ? column
            : throw new ArgumentException($"The model compares the column {name} of {table.Name}, which could locate a living person; such a column is never compared.");
    }

    private static Comparison Ladder(string name, Field field, IReadOnlyList<double> similarities)
    {
        string[] labels =
        [
            "same", .. similarities.Select(least => string.Create(CultureInfo.InvariantCulture, $"similarity of {least} or more")), "different",
        ];
        var keys = field.Values.Select(Encoding.UTF8.GetBytes).ToArray();
        var prior = new double[labels.Length];
        Array.Fill(prior, 0.1 / Math.Max(1, labels.Length - 2));
        (prior[0], prior[^1]) = (0.75, labels.Length == 2 ? 0.25 : 0.15);
        return new(name, FieldRole.Text, new(name, field.Ids, field.Values.Count, labels.Length, Level), labels, field.Columns)
        {
            PriorM = prior,
            FrequencyLevels = 1,
            Values = field.Values,
        };

        int Level(int left, int right)
        {
            if (left == right)
            {
                return 1;
            }

            var similarity = similarities.Count == 0 ? 0 : JaroWinkler.Similarity(keys[left], keys[right]);
            for (var step = 0; step < similarities.Count; step++)
            {
                if (similarity >= similarities[step])
                {
                    return step + 2;
                }
            }

            return labels.Length;
        }
    }
}
