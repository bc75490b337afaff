using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Which columns of a file <c>find</c> reads, and what a user should know about it.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Notes">Sentences.</param>
internal sealed record SearchPlan(SearchColumns Columns, IReadOnlyList<string> Notes)
{
    /// <summary>How many rows are looked at to see what columns hold.</summary>
    public const int Looked = 400;

    private static readonly Dictionary<string, FieldRole> NoRoles = [];

    /// <summary>Decides from the header and the first rows; null, with problems, when the file cannot be searched.</summary>
    public static SearchPlan? Of(string name, IReadOnlyList<string> header, List<string[]> rows, ICollection<Problem> problems)
    {
        var table = new LinkageTableBuilder(name, header);
        foreach (var row in rows)
        {
            table.Add(row);
        }

        List<string> notes = [];
        var roles = RoleGuess.Guess(table.Build(), NoRoles).GroupBy(role => role.Column).ToDictionary(group => group.Key, group => group.First());
        int First(FieldRole role) => Enumerable.Range(0, header.Count).FirstOrDefault(i => roles.TryGetValue(header[i], out var one) && one.Role == role, -1);
        int[] All(params FieldRole[] wanted) =>
            [.. Enumerable.Range(0, header.Count).Where(i => roles.TryGetValue(header[i], out var one) && wanted.Contains(one.Role))];
        var columns = new SearchColumns
        {
            Id = Enumerable.Range(0, header.Count).FirstOrDefault(i => RoleWords.Of(header[i]) == FieldRole.Id, -1),
            FullName = First(FieldRole.FullName),
            Surname = First(FieldRole.Surname),
            Given = First(FieldRole.Given),
            Patronymic = First(FieldRole.Patronymic),
            Born = First(FieldRole.BirthDate),
            Age = First(FieldRole.Age),
            Died = First(FieldRole.DeathDate),
            Unit = First(FieldRole.Unit),
            From = All(FieldRole.Place, FieldRole.Region),
            Status = Status(header, rows, roles),
        };
        if (!columns.HasName)
        {
            problems.Add(new(name, null, null, "no column that holds names among " + string.Join(", ", header.Take(20)), "a column such as name, surname or фио"));
            return null;
        }

        if (columns.Status.Count > 0)
        {
            notes.Add($"{name} says in {string.Join(", ", columns.Status.Select(i => $"\"{header[i]}\""))} what became of each person; only rows that say dead are read.");
        }
        else if (header.FirstOrDefault(LifeStatus.IsOfTheLiving) is { } living)
        {
            problems.Add(new(
                name, null, living, "a column of registers of the missing, captured or wanted, and no status that says who is dead",
                "a list of the dead; find does not look for people who may be alive"));
            return null;
        }

        var refused = roles.Values.Where(role => role.Role == FieldRole.Refused).Select(role => $"{role.Column} ({role.Reason})").ToList();
        if (refused.Count > 0)
        {
            notes.Add($"{name}: not read, because they could locate a living person: {string.Join(", ", refused)}.");
        }

        return new(columns with { Order = Order(rows, columns) }, notes);
    }

    // A second number above twelve shows that the month comes first.
    private static DayOrder Order(List<string[]> rows, SearchColumns columns)
    {
        int dayFirst = 0, monthFirst = 0;
        foreach (var row in rows)
        {
            foreach (var column in (ReadOnlySpan<int>)[columns.Born, columns.Died])
            {
                if (column >= 0 && row[column].Split('/', '.', '-', ' ') is [{ Length: <= 2 } one, { Length: <= 2 } two, ..]
                    && int.TryParse(one, out var first) && int.TryParse(two, out var second))
                {
                    dayFirst += first > 12 ? 1 : 0;
                    monthFirst += second > 12 ? 1 : 0;
                }
            }
        }

        return monthFirst > dayFirst ? DayOrder.MonthFirst : DayOrder.DayFirst;
    }

    private static int[] Status(IReadOnlyList<string> header, List<string[]> rows, Dictionary<string, ColumnRole> roles)
    {
        bool IsStatus(int column) => LifeStatus.IsHeader(header[column])
            || (roles.GetValueOrDefault(header[column])?.Role is FieldRole.Text or FieldRole.Ignored
                && LifeStatus.IsContent([.. rows.Select(row => row[column].Trim()).Where(cell => cell.Length > 0)]));
        return [.. Enumerable.Range(0, header.Count).Where(IsStatus)];
    }
}
