namespace Cenotaph.Linkage;

/// <summary>For each record the number of what its value stands for: the ids of a field, and what each of them is mapped to. Many parts of
/// one field share its ids, and cost no memory for a record.</summary>
/// <param name="Ids">For each record the id of its value; −1 where it is not known.</param>
/// <param name="Map">For each id the number it stands for, −1 for none; null where that is the id itself.</param>
internal readonly record struct MappedIds(int[] Ids, int[]? Map = null)
{
    /// <summary>How many records there are.</summary>
    public int Length => Ids.Length;

    /// <summary>The number of a record; −1 where it has none.</summary>
    public int this[int record] => Ids[record] is >= 0 and var id && Map is { } map ? map[id] : Ids[record];

    /// <summary>Writes the numbers of all records.</summary>
    public void CopyTo(int[] numbers)
    {
        for (var record = 0; record < numbers.Length; record++)
        {
            numbers[record] = this[record];
        }
    }

    /// <summary>The numbers of some records.</summary>
    public int[] Of(int[] records)
    {
        var own = this;
        return Array.ConvertAll(records, record => own[record]);
    }

    /// <summary>Ids that stand for themselves.</summary>
    public static implicit operator MappedIds(int[] ids) => new(ids);
}
