namespace Cenotaph.Linkage;

/// <summary>Bounds how many columns of text are compared: with more, agreement patterns would not fit into a number of 64 bits.</summary>
internal static class ColumnLimit
{
    /// <summary>As many columns of places, regions, codes, units and other texts are compared.</summary>
    public const int Most = 14;

    /// <summary>The roles; of too many texts those that tell least, by filled cells and distinct values, are ignored. What a user told stays.</summary>
    public static IReadOnlyList<ColumnRole> Of(LinkageTable table, IReadOnlyList<ColumnRole> roles)
    {
        var texts = roles.Where(role => role.Role is FieldRole.Place or FieldRole.Region or FieldRole.Code or FieldRole.Unit or FieldRole.Text).ToList();
        if (texts.Count <= Most)
        {
            return roles;
        }

        var surplus = texts
            .Where(role => role.Reason != "as told")
            .OrderByDescending(role => role.Role == FieldRole.Text)
            .ThenBy(role => Told(table.Column(role.Column)))
            .Take(texts.Count - Most)
            .ToHashSet();
        return [.. roles.Select(role => surplus.Contains(role)
            ? new(role.Column, FieldRole.Ignored, FormattableString.Invariant($"at most {Most} columns of text are compared, and others tell more"))
            : role)];
    }

    private static double Told(TextColumn? column) => column is null ? 0 : Math.Log(column.Values.Count + 1) * column.Filled();
}
