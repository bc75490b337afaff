using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Finds what a person asked of columns that the tables cannot give, before anything is run.</summary>
internal static class LinkCheck
{
    /// <summary>The options with the roles that the order gives; null, with problems, when it cannot be run.</summary>
    public static LinkageOptions? Of(LinkOrder order, ICollection<Problem> problems)
    {
        var before = problems.Count;
        var tables = order.Tables;
        if (order.Options.Model is { Columns.Count: > 0 } model && model.Columns.Count != tables.Count)
        {
            problems.Add(new(order.ModelName, null, "tables", $"{model.Columns.Count} tables", $"{tables.Count}, as many as are linked"));
            return null;
        }

        for (var i = 0; i < tables.Count; i++)
        {
            foreach (var role in order.Options.Model is { Columns.Count: > 0 } given ? given.Columns[i] : [])
            {
                Require(tables[i], role.Column, order.ModelName, $"a column that {tables[i].Name} does not have", problems);
            }

            foreach (var added in order.Options.Model?.Comparisons.Where(one => one.Kind is not null) ?? [])
            {
                Require(tables[i], added.Columns[0], order.ModelName, $"a column that {tables[i].Name} does not have", problems);
            }

            if (order.Truth is { } truth && tables[i].Column(truth) is null)
            {
                problems.Add(tables[i].IdColumn == truth
                    ? new(tables[i].Name, null, truth, "the column of ids", "another column for the truth, or another one for the ids with --id")
                    : new(tables[i].Name, null, truth, "no such column for the truth", ColumnsOf(tables[i])));
            }

            if (order.OneToOne is { } source and not "source" && tables.Count == 1 && tables[i].Column(source) is null)
            {
                problems.Add(new(tables[i].Name, null, source, "no such column of sources", ColumnsOf(tables[i])));
            }
        }

        if (problems.Count > before)
        {
            return null;
        }

        int[] known = [];
        if (order.IsUpdate)
        {
            var rows = tables[0].Added[0].First;
            if (order.Options.Model is null)
            {
                problems.Add(new(tables[0].Added[0].Name, null, null, "records to be added without a model", "the model of the earlier run, as --save-model wrote it"));
                return null;
            }

            if (order.Previous!.Numbered(rows) is not { } numbers)
            {
                problems.Add(new(
                    tables[0].Name, null, null, FormattableString.Invariant($"{order.Previous.Unknown(rows)} of {rows} rows that the earlier run did not have"),
                    "the rows of that run, unchanged where they have no id; new ones in a file of their own"));
                return null;
            }

            known = numbers;
        }

        var roles = new Dictionary<string, FieldRole>(order.Options.Roles, StringComparer.Ordinal);
        if (order.Truth is not null)
        {
            roles[order.Truth] = FieldRole.Truth;
        }

        if (order.OneToOne is { } column and not "source" && tables.Count == 1)
        {
            roles[column] = FieldRole.Source;
        }

        var options = order.Options with { KnownPersons = known, Roles = roles, OneToOne = order.OneToOne is not null || order.Options.OneToOne };
        return HaveNames(order, options, problems) ? Within(order, options, problems) : null;
    }

    // Pairs may take what the columns leave of the memory, half of it at most: what is made of them takes some as well.
    private static LinkageOptions? Within(LinkOrder order, LinkageOptions options, ICollection<Problem> problems)
    {
        if (order.Memory is not { } memory)
        {
            return options;
        }

        var columns = ColumnMemory.Of(order.Tables);
        if (columns >= memory)
        {
            problems.Add(new(
                string.Join(" and ", order.Tables.Select(table => table.Name)), null, null,
                FormattableString.Invariant($"a limit of {memory >> 20:N0} MB, of which the columns of {order.Tables.Sum(table => table.Records):N0} records alone take about {columns >> 20:N0} MB"),
                "a higher limit, or fewer columns or records"));
            return null;
        }

        return options with { MemoryLimit = Math.Max(1L << 20, Math.Min(memory / 2, memory - columns)) };
    }

    /// <summary>The columns a table has, for a message.</summary>
    public static string ColumnsOf(LinkageTable table) =>
        "one of " + string.Join(", ", table.Columns.Select(column => column.Name).Concat(table.Dropped.Select(column => column.Column)));

    private static void Require(LinkageTable table, string column, string file, string seen, ICollection<Problem> problems)
    {
        if (table.Column(column) is null && !table.Dropped.Any(dropped => dropped.Column == column))
        {
            problems.Add(new(file, null, column, seen, ColumnsOf(table)));
        }
    }

    private static bool HaveNames(LinkOrder order, LinkageOptions options, ICollection<Problem> problems)
    {
        var roles = ModelFit.Roles(order.Tables, options);
        var all = true;
        for (var i = 0; i < roles.Count; i++)
        {
            if (order.OneToOne is { } lists && roles[i].FirstOrDefault(column => column.Column == lists) is { Role: FieldRole.Refused } refused)
            {
                all = false;
                problems.Add(new(order.Tables[i].Name, null, lists, $"a column that could locate a living person ({refused.Reason})", "a column of lists: this one is never used"));
            }

            if (options.Model?.Comparisons.Any(comparison => comparison.Kind is not null) == true
                || roles[i].Any(column => column.Role is FieldRole.Surname or FieldRole.Given or FieldRole.FullName))
            {
                continue;
            }

            all = false;
            problems.Add(new(
                order.Tables[i].Name, null, null,
                "no column of names that can be used among " + string.Join(", ", roles[i].Select(column => $"{column.Column} ({ModelFile.RoleWord(column.Role)}: {column.Reason})")),
                "a column of surnames, given names or full names, or one that a model names so"));
        }

        return all;
    }
}
