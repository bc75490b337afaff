using Cenotaph.Linkage;
using CsCheck;
using DuckDB.NET.Data;

namespace Cenotaph.Tests.Linkage;

public class KeyMeasureTests
{
    private static readonly Gen<string> Key = Gen.OneOf(
        Gen.String[Gen.Char["ab"], 0, 12], Gen.String[Gen.Char["abcde"], 0, 9], Gen.String[Gen.Char['a', 'z'], 0, 20],
        Gen.String[Gen.Char["abc1 -"], 55, 75], Gen.String[Gen.Char[' ', '~'], 0, 30]);

    // A key, and the same key after a few edits and swaps: what a typist makes of it.
    private static readonly Gen<(string, string)> Typed =
        from key in Key
        from edits in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 80], Gen.Char['a', 'e']).Array[0, 4]
        select (key, edits.Aggregate(key, (text, edit) => Edited(text, edit.Item1, edit.Item2 % (text.Length + 1), edit.Item3)));

    private static readonly Gen<(string, string)> Two = Gen.OneOf(Gen.Select(Key, Key), Typed);

    [Fact]
    public void The_three_measures_are_those_of_DuckDB()
    {
        var pairs = Two.Array[20_000].Single();
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        DistanceTable.Create(connection, pairs);
        var row = 0;
        foreach (var (similarity, levenshtein, damerau) in DistanceTable.Measures(connection))
        {
            var (left, right) = (InventedColumns.Bytes(pairs[row].Item1), InventedColumns.Bytes(pairs[row].Item2));
            Assert.Equal(similarity, JaroWinkler.Similarity(left, right));
            Assert.Equal(levenshtein, EditDistance.Levenshtein(left, right));
            Assert.Equal(damerau, EditDistance.Damerau(left, right));
            row++;
        }

        Assert.Equal(pairs.Length, row);
    }

    [Fact]
    public void Masks_measure_what_the_plain_definitions_do() =>
        Two.Where((left, right) => Math.Max(left.Length, right.Length) <= LetterMasks.Longest).Sample((left, right) =>
        {
            var (one, other) = (InventedColumns.Bytes(left), InventedColumns.Bytes(right));
            var masks = new LetterMasks();
            masks.Set(other);
            masks.Set(one);
            Assert.Equal(EditDistance.Levenshtein(one, other), EditDistance.Levenshtein(masks, other));
            Assert.Equal(EditDistance.Damerau(one, other) <= 1, EditDistance.DamerauAtMostOne(masks, other));
        }, iter: 10_000);

    [Fact]
    public void Measures_do_not_depend_on_the_order_of_the_keys() => Two.Sample((left, right) =>
    {
        var (one, other) = (InventedColumns.Bytes(left), InventedColumns.Bytes(right));
        Assert.Equal(JaroWinkler.Similarity(one, other), JaroWinkler.Similarity(other, one));
        Assert.Equal(EditDistance.Levenshtein(one, other), EditDistance.Levenshtein(other, one));
        Assert.Equal(EditDistance.Damerau(one, other), EditDistance.Damerau(other, one));
    }, iter: 10_000);

    [Fact]
    public void Bounds_never_reject_what_a_step_accepts() =>
        Gen.Select(Two, Gen.Enum<KeyMeasure>(), Gen.Double[0, 1], Gen.Int[0, 4], Gen.Int[0, 4]).Sample(
            (keys, measure, similarity, distance, shortest) =>
            {
                var limit = measure == KeyMeasure.JaroWinkler ? similarity : distance;
                var ladder = new KeyLadder([keys.Item1, keys.Item2], [new(measure, limit, shortest)]);
                var levels = new LadderLevels(new("any", ladder));
                Assert.Equal(InventedColumns.Level(ladder, 0, 1), levels.Level(0, 1));
                Assert.Equal(InventedColumns.Level(ladder, 1, 0), levels.Level(1, 0));
            }, iter: 2_000);

    [Fact]
    public void Swapped_letters_may_be_edited_again() =>
        Assert.Equal(2, EditDistance.Damerau("ca"u8, "abc"u8));

    private static string Edited(string text, int edit, int place, char letter) => edit switch
    {
        0 => text.Insert(place, letter.ToString()),
        1 when place < text.Length => text.Remove(place, 1),
        2 when place < text.Length => text.Remove(place, 1).Insert(place, letter.ToString()),
        3 when place + 1 < text.Length => text.Remove(place, 2).Insert(place, $"{text[place + 1]}{text[place]}"),
        _ => text,
    };
}
