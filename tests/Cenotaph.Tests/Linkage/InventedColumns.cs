using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

/// <summary>A small invented file for the kernel: columns of short keys over few letters, so that every level occurs.</summary>
internal sealed record InventedColumns(ComparedColumn[] Comparisons, BlockingRule[] Rules, PairScope Scope)
{
    private static readonly LadderStep[][] Ladders =
    [
        [new(KeyMeasure.Equal, 0), new(KeyMeasure.JaroWinkler, 0.92), new(KeyMeasure.JaroWinkler, 0.8), new(KeyMeasure.Levenshtein, 2)],
        [new(KeyMeasure.Damerau, 1, 3), new(KeyMeasure.Damerau, 2), new(KeyMeasure.JaroWinkler, 0.7, 2)],
        [new(KeyMeasure.Levenshtein, 1), new(KeyMeasure.Damerau, 3)],
    ];

    public static Gen<InventedColumns> Small(bool wide = false) =>
        from records in Gen.Int[0, 40]
        from distinct in Gen.Int[1, 12]
        from keys in Gen.String[Gen.Char["abcde"], 0, 8].Array[distinct].Array[3]
        from ids in Gen.Int[-1, distinct - 1].Array[records].Array[4]
        from rules in Gen.Int[-1, 6].Array[records].Array[1, 3]
        from left in Gen.Int[-1, records]
        select new InventedColumns(
            [
                .. Enumerable.Range(0, 3).Select(index => Ladder($"ladder {index}", ids[index], keys[index], Ladders[index], wide)),
                Asked("asked", ids[3], distinct, wide),
            ],
            [.. rules.Select((of, index) => new BlockingRule($"rule {index}", of, []))],
            new(records, left < 0 ? null : left));

    /// <summary>The level by the definition, without any bound, table or mask.</summary>
    public static int Level(KeyLadder ladder, int left, int right)
    {
        var (one, other) = (Bytes(ladder.Keys[left]), Bytes(ladder.Keys[right]));
        for (var step = 0; step < ladder.Steps.Count; step++)
        {
            var (measure, limit, shortest) = ladder.Steps[step];
            if (Math.Min(one.Length, other.Length) >= shortest && measure switch
            {
                KeyMeasure.Equal => one.SequenceEqual(other),
                KeyMeasure.JaroWinkler => JaroWinkler.Similarity(one, other) >= limit,
                KeyMeasure.Levenshtein => EditDistance.Levenshtein(one, other) <= limit,
                _ => EditDistance.Damerau(one, other) <= limit,
            })
            {
                return step + 1;
            }
        }

        return ladder.Steps.Count + 1;
    }

    public static byte[] Bytes(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    /// <summary>All pairs that may be linked, the left record first.</summary>
    public IEnumerable<(int Left, int Right)> AllPairs() =>
        from left in Enumerable.Range(0, Scope.Records)
        from right in Enumerable.Range(left + 1, Scope.Records - left - 1)
        where Scope.LeftRecords is not { } border || (left < border && right >= border)
        select (left, right);

    /// <summary>The first rule by which two records meet, −1 for none.</summary>
    public int Rule(int left, int right) => Array.FindIndex(Rules, rule => rule.Keys[left] >= 0 && rule.Keys[left] == rule.Keys[right]);

    /// <summary>The levels of two records by the comparisons' own functions.</summary>
    public int[] Levels(int left, int right) =>
    [
        .. Comparisons.Select(column => column.Ids[left] < 0 || column.Ids[right] < 0 ? 0 : column.Level(column.Ids[left], column.Ids[right])),
    ];

    // Many distinct values that nobody has push a comparison past the size of a table.
    private static ComparedColumn Ladder(string name, int[] ids, string[] keys, LadderStep[] steps, bool wide)
    {
        var ladder = new KeyLadder([.. keys, .. Enumerable.Repeat("", wide ? 7000 : 0)], steps);
        return new(name, ids, ladder.Keys.Count, steps.Length + 1, (left, right) => Level(ladder, left, right)) { Ladder = ladder };
    }

    private static ComparedColumn Asked(string name, int[] ids, int distinct, bool wide) =>
        new(name, ids, distinct + (wide ? 7000 : 0), 3, (left, right) => Math.Min(Math.Abs(left - right) + 1, 3));
}
