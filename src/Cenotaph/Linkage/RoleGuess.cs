using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Decides what each column of a table says, from its header and from what is in it.</summary>
internal static class RoleGuess
{
    private const int Looked = 2000;

    // Distinct values, slips among them: of two thirds it can be said what they are.
    private const double NamesFrom = 0.6;

    /// <summary>The role of every kept column, in the order of the table; the refused ones that were dropped by header come last.</summary>
    /// <param name="table">The table.</param>
    /// <param name="given">Roles that the user gave by column name; they are not guessed, but what is refused stays refused.</param>
    public static IReadOnlyList<ColumnRole> Guess(LinkageTable table, IReadOnlyDictionary<string, FieldRole> given)
    {
        var roles = table.Columns.Select(column => Of(column, table.Records, given)).ToList();
        Single(roles, table, FieldRole.Surname);
        Single(roles, table, FieldRole.Given);
        Single(roles, table, FieldRole.Patronymic);
        Single(roles, table, FieldRole.FullName);
        Single(roles, table, FieldRole.BirthDate);
        Single(roles, table, FieldRole.DeathDate);
        Single(roles, table, FieldRole.Age);
        Single(roles, table, FieldRole.Sex);
        Single(roles, table, FieldRole.Source);

        // beside a surname a column called "name" holds the first name, beside a first name the surname
        var hasSurname = roles.Exists(role => role.Role == FieldRole.Surname);
        var hasGiven = roles.Exists(role => role.Role == FieldRole.Given);
        var at = roles.FindIndex(role => role.Role == FieldRole.FullName);
        if (hasSurname != hasGiven && at >= 0 && !given.ContainsKey(roles[at].Column) && Words(table.Columns[at]) < 1.5)
        {
            roles[at] = hasSurname
                ? new(roles[at].Column, FieldRole.Given, "one word beside a surname")
                : new(roles[at].Column, FieldRole.Surname, "one word beside a given name");
        }

        return [.. roles, .. table.Dropped];
    }

    private static ColumnRole Of(TextColumn column, int records, IReadOnlyDictionary<string, FieldRole> given)
    {
        var named = RoleWords.Of(column.Name);
        var known = given.TryGetValue(column.Name, out var told);
        var role = known ? told : named;
        if (role is FieldRole.Source && RefusedContent.Of(column) is { } located)
        {
            return new(column.Name, FieldRole.Refused, located);
        }

        if (role is FieldRole.Truth or FieldRole.Ignored or FieldRole.Id or FieldRole.Source or FieldRole.Refused)
        {
            return new(column.Name, role.Value, known ? "as told" : "its header");
        }

        if (column.Values.Count == 0)
        {
            return new(column.Name, FieldRole.Ignored, "every cell is empty");
        }

        if (role is not (FieldRole.BirthDate or FieldRole.DeathDate or FieldRole.Age) && RefusedContent.Of(column) is { } refusal)
        {
            return new(column.Name, FieldRole.Refused, refusal);
        }

        if (role is FieldRole.BirthDate or FieldRole.DeathDate && Dates(column) < 0.3)
        {
            return new(column.Name, FieldRole.Ignored, "its header names a date, its cells hold none");
        }

        if (role is FieldRole.Age && Ages(column) < 0.5)
        {
            return new(column.Name, FieldRole.Ignored, "its header says age, its cells hold none");
        }

        return role is { } found ? new(column.Name, found, known ? "as told" : "its header") : FromContent(column, records);
    }

    private static ColumnRole FromContent(TextColumn column, int records)
    {
        if (column.Values.Count == 1 && records > 1)
        {
            return new(column.Name, FieldRole.Ignored, "the same in every record");
        }

        if (Dates(column) > 0.8)
        {
            return new(column.Name, LatestYear(column) - EarliestYear(column) > 15 ? FieldRole.BirthDate : FieldRole.DeathDate, "its cells are dates");
        }

        if (column.Values.Average(value => value.Length) > 40)
        {
            return new(column.Name, FieldRole.Ignored, "prose");
        }

        if (NameOf(column) is { } name)
        {
            return new(column.Name, name, "its cells are names");
        }

        var filled = column.Filled();
        return filled > 50 && column.Values.Count > 0.98 * filled
            ? new(column.Name, FieldRole.Ignored, "another value in every record")
            : new(column.Name, FieldRole.Text, "short text");
    }

    // What tables of names and suffixes know for sure; surnames and places look alike.
    private static FieldRole? NameOf(TextColumn column)
    {
        var cells = Sample(column).ToList();
        if (cells.Average(cell => PatronymicForm.Of(cell).IsSure && !cell.Contains(' ', StringComparison.Ordinal) ? 1.0 : 0) >= NamesFrom)
        {
            return FieldRole.Patronymic;
        }

        if (cells.Average(cell => GivenForm.Of(cell).IsKnown && !cell.Contains(' ', StringComparison.Ordinal) ? 1.0 : 0) >= NamesFrom)
        {
            return FieldRole.Given;
        }

        return cells.Average(cell => cell.Split(' ') is { Length: 2 or 3 } words && words.Any(word => GivenForm.Of(word).IsKnown) ? 1.0 : 0) >= NamesFrom
            ? FieldRole.FullName
            : null;
    }

    // One column may play each of these roles; the one that tells most (distinct values times filled cells) keeps it.
    private static void Single(List<ColumnRole> roles, LinkageTable table, FieldRole role)
    {
        var best = -1;
        var most = -1.0;
        for (var i = 0; i < roles.Count; i++)
        {
            if (roles[i].Role == role && (roles[i].Reason == "as told" ? double.MaxValue : Told(table.Columns[i])) is var told && told > most)
            {
                (best, most) = (i, told);
            }
        }

        for (var i = 0; i < roles.Count; i++)
        {
            if (roles[i].Role == role && i != best)
            {
                roles[i] = new(roles[i].Column, FieldRole.Ignored, $"{roles[best].Column} tells more of the same");
            }
        }
    }

    private static double Told(TextColumn column) => Math.Log(column.Values.Count + 1) * column.Filled();

    private static double Words(TextColumn column) =>
        Sample(column).Average(value => (double)value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);

    private static double Dates(TextColumn column) =>
        Sample(column).Average(value => DateValue.Read(value, DayOrder.DayFirst) is null ? 0.0 : 1.0);

    private static double Ages(TextColumn column) => Sample(column).Average(value => AgeValue.Read(value) is null ? 0.0 : 1.0);

    private static int EarliestYear(TextColumn column) =>
        Sample(column).Min(value => DateValue.Read(value, DayOrder.DayFirst) is { } date ? date.Year : int.MaxValue);

    private static int LatestYear(TextColumn column) =>
        Sample(column).Max(value => DateValue.Read(value, DayOrder.DayFirst) is { } date ? date.Year : int.MinValue);

    private static IEnumerable<string> Sample(TextColumn column)
    {
        var step = Math.Max(1, column.Values.Count / Looked);
        foreach (var value in column.Values)
        {
            if (ContentHash.IsSampled(value, step))
            {
                yield return value;
            }
        }
    }
}
