namespace Cenotaph.Linkage;

/// <summary>A part from which blocking keys are made: for each record the id of a folded value.</summary>
/// <param name="Name">How rules call it.</param>
/// <param name="Ids">For each record the id; −1 where it is not known.</param>
/// <param name="Distinct">How many ids there are.</param>
/// <param name="Group">What it is a part of: a rule takes no two parts of one group.</param>
/// <param name="Columns">The raw columns it reads.</param>
/// <param name="Agreement">The share of matches with both values known that agree on it, assumed before anything is estimated.</param>
internal sealed record KeyPart(string Name, MappedIds Ids, int Distinct, string Group, IReadOnlyList<string> Columns, double Agreement)
{
    /// <summary>A part made of a field as it is.</summary>
    public static KeyPart Of(string name, Field field, string group, double agreement) =>
        new(name, field.Ids, field.Values.Count, group, field.Columns, agreement);

    /// <summary>A part made of a key of each of a field's values; null or empty where a value has none.</summary>
    public static KeyPart Of(string name, Field field, Func<int, string?> key, string group, double agreement)
    {
        var map = Field.Numbers(field.Values.Count, key, out var keys);
        return new(name, new(field.Ids, map), keys.Count, group, field.Columns, agreement);
    }
}
