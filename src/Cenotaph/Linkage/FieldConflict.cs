namespace Cenotaph.Linkage;

/// <summary>Two records of one source whose dates of birth differ by more than a slip of the pen and that conflict in another field as well
/// are two persons. A date alone keeps nobody apart: typed dates differ for the same man all the time.</summary>
internal static class FieldConflict
{
    private const int SlipLevel = 3;

    /// <summary>The rule for a table; none where it has no sources, no dates of birth, or nothing else that could conflict.</summary>
    public static IReadOnlyList<ConflictRule> Of(PreparedData data, LinkageTable table, IReadOnlyList<ColumnRole> roles)
    {
        var dates = data.Comparisons.FirstOrDefault(comparison => comparison.Role == FieldRole.BirthDate);
        var others = data.Comparisons
            .Where(comparison => comparison.Role is FieldRole.Surname or FieldRole.Given or FieldRole.Patronymic or FieldRole.Sex)
            .ToList();
        var source = roles.FirstOrDefault(role => role.Role == FieldRole.Source) is { } role ? table.Column(role.Column) : null;
        if (data.Scope.LeftRecords is not null || dates is null || others.Count == 0 || source is null)
        {
            return [];
        }

        var day = Enumerable.Range(0, dates.Column.Distinct).Select(id => dates.IsDay?.Invoke(id) == true).ToArray();
        return
        [
            new("one source, different dates of birth and another field that conflicts", (left, right) =>
                source.Ids[left] >= 0 && source.Ids[left] == source.Ids[right] && IsDay(left) && IsDay(right)
                && Level(dates, left, right) > SlipLevel && others.Exists(other => Level(other, left, right) == other.Levels)
                && data.Exchanged?.Holds(left, right) != true),
        ];

        bool IsDay(int record) => dates.Column.Ids[record] is >= 0 and var id && day[id];
    }

    private static int Level(Comparison comparison, int left, int right) =>
        comparison.Column.Ids[left] is >= 0 and var a && comparison.Column.Ids[right] is >= 0 and var b
            ? a == b ? 1 : comparison.Column.Level(Math.Min(a, b), Math.Max(a, b))
            : 0;
}
