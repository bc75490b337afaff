namespace Cenotaph.Linkage;

/// <summary>The keys of all rules, record by record, so that one record's keys lie side by side. Records that no rule brings together with
/// any other have no row: of a large register, those that a short list may know of are kept.</summary>
internal sealed class RecordKeys
{
    private readonly int rules;

    // For each record the number of its row; null where every record has one.
    private readonly int[]? rowOf;
    private readonly int[] cells;

    /// <summary>Lays out the keys of rules. The number of a record's group stands for its key.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="records">How many records there are.</param>
    public RecordKeys(IReadOnlyList<RuleGroups> rules, int records)
    {
        this.rules = rules.Count;
        var rows = new int[records];
        foreach (var rule in rules)
        {
            foreach (var group in rule.Groups)
            {
                foreach (var record in rule.Of(group))
                {
                    rows[record] = 1;
                }
            }
        }

        var count = 0;
        for (var record = 0; record < records; record++)
        {
            rows[record] = rows[record] == 0 ? -1 : count++;
        }

        rowOf = count == records ? null : rows;
        cells = new int[checked(count * this.rules)];
        cells.AsSpan().Fill(-1);
        for (var rule = 0; rule < this.rules; rule++)
        {
            var groups = rules[rule].Groups;
            for (var group = 0; group < groups.Length; group++)
            {
                foreach (var record in rules[rule].Of(groups[group]))
                {
                    cells[(rows[record] * this.rules) + rule] = group;
                }
            }
        }
    }

    /// <summary>A record's keys, rule by rule, −1 where it meets nobody by a rule; empty where it meets nobody at all.</summary>
    public ReadOnlySpan<int> Of(int record)
    {
        var row = rowOf is null ? record : rowOf[record];
        return row < 0 ? [] : cells.AsSpan(row * rules, rules);
    }
}
