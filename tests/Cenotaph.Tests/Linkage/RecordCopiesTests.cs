using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Tests.Linkage;

/// <summary>Rows that repeat one another thousands of times.</summary>
public class RecordCopiesTests
{
    private static readonly string[] Columns = ["surname", "first_name", "dob", "settlement"];
    private static readonly string?[] Copy = ["Гормурин", "Олег", "1991-05-14", "Валонка"];
    private static readonly InventedSoldiers Soldiers = InventedSoldiers.Make(800, seed: 31);

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(200_000)]
    public void Identical_records_with_name_and_birth_date_are_one_person(int copies)
    {
        var result = LinkageEngine.Run(Table(Columns, Enumerable.Repeat(Copy, copies)));
        Assert.Equal(1, result.Persons);
        Assert.Equal(copies, result.PersonOf.Count);
        Assert.True(result.CandidatePairs <= 45);
    }

    [Fact]
    public void Identical_records_with_a_surname_alone_stay_apart()
    {
        var result = LinkageEngine.Run(Table(["surname"], Enumerable.Repeat<string?[]>(["Гормурин"], 3000)));
        Assert.True(result.Persons > 2900, $"{result.Persons} persons");
    }

    [Fact]
    public void A_row_pasted_thousands_of_times_is_one_person_and_changes_no_other()
    {
        var rows = Soldiers.Rows.Select(row => new[] { row[2], row[3], row[5], row[6] }).ToList();
        var before = LinkageEngine.Run(Table(Columns, rows));
        var after = LinkageEngine.Run(Table(Columns, [.. rows, .. Enumerable.Repeat(Copy, 5000)]));
        var copies = Enumerable.Range(rows.Count, 5000).Select(record => after.PersonOf[record]).Distinct().Single();
        Assert.DoesNotContain(copies, after.PersonOf.Take(rows.Count));
        Assert.Contains(after.Notes, note => note.StartsWith("4,990 records repeat others", StringComparison.Ordinal));

        var (one, other) = (before.Evaluate(Soldiers.Truth), after.Evaluate([.. Soldiers.Truth, .. Enumerable.Repeat("copy", 5000)]));
        Assert.Equal(one.ClusterRecall!.Value, Evaluated(after, rows.Count).ClusterRecall!.Value, 0.01);
        Assert.Equal(one.ClusterPrecision!.Value, Evaluated(after, rows.Count).ClusterPrecision!.Value, 0.01);
        Assert.True(other.ClusterRecall > 0.999, "the pairs of copies are nearly all true pairs");
    }

    [Fact]
    public void Namesakes_who_are_many_by_chance_are_all_counted()
    {
        // Three surnames and three given names in 9,000 rows: each row comes a thousand times, as chance makes it.
        var rows = Enumerable.Range(0, 9000).Select(row => new string?[] { "Ланов Муров Горин".Split(' ')[row % 3], "Олег Иван Юрий".Split(' ')[row / 3 % 3] });
        var result = LinkageEngine.Run(Table(["surname", "first_name"], rows));
        Assert.DoesNotContain(result.Notes, note => note.Contains("repeat others", StringComparison.Ordinal));
    }

    [Fact]
    public void Judgements_on_copies_hold()
    {
        var rows = Soldiers.Rows.Select(row => new[] { row[2], row[3], row[5], row[6] }).ToList();
        var table = Table(Columns, [.. rows, .. Enumerable.Repeat(Copy, 400)]);
        var last = rows.Count + 399;
        var result = LinkageEngine.Run(table, new() { Judged = [new(last, rows.Count, false, "1")] });
        Assert.NotEqual(result.PersonOf[last], result.PersonOf[rows.Count]);
    }

    [Fact]
    public void Copies_in_two_tables_are_linked()
    {
        var left = Soldiers.Rows.Select(row => new[] { row[2], row[3], row[5], row[6] }).ToList();
        var result = LinkageEngine.Run(Table(Columns, [.. left, .. Enumerable.Repeat(Copy, 300)]), Table(Columns, [.. left.Take(500), Copy]));
        Assert.Equal(left.Count + 801, result.Records);
        var person = result.PersonOf[result.Records - 1];
        Assert.Equal(301, result.PersonOf.Count(other => other == person));
    }

    private static LinkageEvaluation Evaluated(LinkageResult result, int first) =>
        result.Evaluate([.. Soldiers.Truth, .. Enumerable.Repeat<string?>(null, result.Records - first)]);

    private static LinkageTable Table(string[] columns, IEnumerable<string?[]> rows)
    {
        var builder = new LinkageTableBuilder(string.Create(CultureInfo.InvariantCulture, $"{columns.Length} columns"), columns);
        foreach (var row in rows)
        {
            builder.Add(row);
        }

        return builder.Build();
    }
}
