using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Linkage;

/// <summary>The order of rows says nothing of persons.</summary>
public class RowOrderTests
{
    private static readonly InventedSoldiers Soldiers = InventedSoldiers.Make(2500, seed: 5, brothers: 0.1);

    [Fact]
    public void Shuffled_rows_give_the_same_pairs_model_and_persons()
    {
        var (plain, _) = Run([.. Enumerable.Range(0, Soldiers.Rows.Count)]);
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var (shuffled, order) = Run(Shuffled(Soldiers.Rows.Count, seed));
            Assert.Equal(plain.CandidatePairs, shuffled.CandidatePairs);
            Assert.Equal(Numbers(plain), Numbers(shuffled));
            Assert.Equal(plain.Threshold, shuffled.Threshold);
            Assert.Equal(plain.ExpectedF1, shuffled.ExpectedF1);
            Assert.Equal(Partition(plain, null), Partition(shuffled, order));
        }
    }

    [Fact]
    public void Shuffled_tables_are_linked_the_same()
    {
        var half = Soldiers.Rows.Count / 2;
        LinkageResult Linked(int[] left, int[] right) => LinkageEngine.Run(Table(left), Table(right));
        var plain = Linked([.. Enumerable.Range(0, half)], [.. Enumerable.Range(half, half)]);
        int[] first = Shuffled(half, 8);
        int[] second = [.. Shuffled(half, 9).Select(row => half + row)];
        var shuffled = Linked(first, second);
        Assert.Equal(plain.CandidatePairs, shuffled.CandidatePairs);
        Assert.Equal(Numbers(plain), Numbers(shuffled));
        Assert.Equal(Partition(plain, null), Partition(shuffled, [.. first, .. second]));
    }

    [Fact]
    public void Pairs_and_explanations_speak_of_the_rows_as_given()
    {
        var (result, order) = Run(Shuffled(Soldiers.Rows.Count, 4));
        Assert.All(result.Pairs(0), pair => Assert.True(pair.Left < pair.Right));
        foreach (var pair in result.Pairs(0.9).Take(200))
        {
            var waterfall = result.Explain(pair.Left, pair.Right)!;
            Assert.Equal(pair.Weight, waterfall.Weight, 1e-9);
            var born = waterfall.Steps.Single(step => step.Name == "date of birth");
            Assert.Equal(Soldiers.Rows[order[pair.Left]][5], born.Left);
            Assert.Equal(Soldiers.Rows[order[pair.Right]][5], born.Right);
        }
    }

    [Fact]
    public void Judged_pairs_are_found_wherever_they_stand()
    {
        var order = Shuffled(Soldiers.Rows.Count, 6);
        var (plain, _) = Run(order);
        var sure = plain.Pairs(0.99).First();
        var judged = LinkageEngine.Run(Table(order), new() { Judged = [new(sure.Left, sure.Right, false, "1")] });
        Assert.Equal(plain.PersonOf[sure.Left], plain.PersonOf[sure.Right]);
        Assert.NotEqual(judged.PersonOf[sure.Left], judged.PersonOf[sure.Right]);
    }

    [Fact]
    public void Roles_do_not_depend_on_the_rows()
    {
        // Accounts in a tenth of the cells, all at the end: a sample by rows would meet more or fewer of them.
        var cells = Enumerable.Range(0, 9000).Select(row => row % 10 < 2 ? $"vk.com/id{row}" : $"слово{row % 977}").ToArray();
        TextColumn Column(IEnumerable<string> of)
        {
            var builder = new TextColumnBuilder("about");
            foreach (var cell in of)
            {
                builder.Add(cell);
            }

            return builder.Build();
        }

        var refusals = new[] { cells, [.. cells.Order(StringComparer.Ordinal)], [.. Shuffled(cells.Length, 3).Select(row => cells[row])] }
            .Select(order => RefusedContent.Of(Column(order))).Distinct();
        Assert.Equal(["social-media account"], refusals);
    }

    private static (LinkageResult Result, int[] Order) Run(int[] order) => (LinkageEngine.Run(Table(order)), order);

    private static LinkageTable Table(int[] order)
    {
        var builder = new LinkageTableBuilder("soldiers", Soldiers.Columns);
        foreach (var row in order)
        {
            builder.Add(Soldiers.Rows[row]);
        }

        return builder.Build();
    }

    private static double[] Numbers(LinkageResult result) =>
    [
        result.Model.Lambda!.Value, result.Model.Kin!.Value, result.Model.ExchangedM ?? 0, result.Model.ExchangedU ?? 0,
        .. result.Model.Comparisons.SelectMany(comparison => comparison.Levels).SelectMany(level => new[] { level.M!.Value, level.U!.Value }),
        .. result.Model.Rules.Select(rule => rule.Pairs!.Value),
    ];

    // Each person as its rows of the table before shuffling; rows that read the same are the same row, since either may take the other's place.
    private static string[] Partition(LinkageResult result, int[]? order) =>
    [
        .. Enumerable.Range(0, result.Records)
            .GroupBy(record => result.PersonOf[record], record => string.Join('|', Soldiers.Rows[order?[record] ?? record].Skip(1)))
            .Select(rows => string.Join('\n', rows.Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static int[] Shuffled(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
