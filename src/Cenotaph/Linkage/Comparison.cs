namespace Cenotaph.Linkage;

/// <summary>A comparison ready for the data at hand: how two records' values are put on a level.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Role">What it compares.</param>
/// <param name="Column">The ids and the levels of two ids, as the kernel takes them.</param>
/// <param name="Labels">What each level means, from level 1 on.</param>
/// <param name="Columns">The raw columns it reads: its lineage.</param>
internal sealed record Comparison(
    string Name, FieldRole Role, ComparedColumn Column, IReadOnlyList<string> Labels, IReadOnlyList<string> Columns)
{
    /// <summary>At levels 1 to this one rare values count for more than common ones; 0 for none.</summary>
    public int FrequencyLevels { get; init; }

    /// <summary>For each value the number of the term whose frequency counts, where several values are one term; null for the values themselves.</summary>
    public int[]? Terms { get; init; }

    /// <summary>The m of each level assumed before anything is estimated; level 1 first.</summary>
    public required IReadOnlyList<double> PriorM { get; init; }

    /// <summary>Whether members of a family agree on it as a rule: the surname, the patronymic, where they come from.</summary>
    public bool IsFamily { get; init; } =
        Role is FieldRole.Surname or FieldRole.Patronymic or FieldRole.Place or FieldRole.Region or FieldRole.Code;

    /// <summary>Of dates: whether a value names its day; null for what is no date.</summary>
    public Func<int, bool>? IsDay { get; init; }

    /// <summary>For each value the text that explanations show.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>How many levels there are besides 0.</summary>
    public int Levels => Column.Levels;
}
