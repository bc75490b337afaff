namespace Cenotaph.Linkage;

/// <summary>Says which columns were taken for what, and which were refused.</summary>
internal static class RoleNotes
{
    /// <summary>A sentence for each table's refused columns and one for its ignored ones.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<LinkageTable> tables, IReadOnlyList<IReadOnlyList<ColumnRole>> roles)
    {
        for (var table = 0; table < tables.Count; table++)
        {
            var refused = roles[table].Where(role => role.Role == FieldRole.Refused).Select(role => $"{role.Column} ({role.Reason})").ToList();
            if (refused.Count > 0)
            {
                yield return $"{tables[table].Name}: refused, because they could locate a living person, and never compared: {string.Join(", ", refused)}.";
            }

            var ignored = roles[table].Where(role => role.Role == FieldRole.Ignored).Select(role => $"{role.Column} ({role.Reason})").ToList();
            if (ignored.Count > 0)
            {
                yield return $"{tables[table].Name}: not used: {string.Join(", ", ignored)}.";
            }
        }
    }
}
