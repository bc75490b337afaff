using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Linkage;

public sealed class RegionalFrequencyTests
{
    [Fact]
    public void Reports_of_one_man_count_as_one_person()
    {
        var cells = RegionalFrequency.Persons([0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, -1], [5, 5, 6, 5, 5, 5], [9, 9, 9, 9, 9, 9]);

        Assert.Equal([((0, 0), 2), ((0, 1), 1), ((1, 0), 1)], cells.Select(cell => (cell.Key, cell.Value)));
    }

    [Fact]
    public void Regions_that_are_alike_draw_their_shares_to_the_whole_and_unlike_ones_do_not()
    {
        double[] shares = [0.5, 0.5];
        var alike = RegionalFrequency.Strength(new Dictionary<(int, int), int> { [(0, 0)] = 500, [(0, 1)] = 500, [(1, 0)] = 505, [(1, 1)] = 495 }, [1000, 1000], shares);
        var unlike = RegionalFrequency.Strength(new Dictionary<(int, int), int> { [(0, 0)] = 950, [(0, 1)] = 50, [(1, 0)] = 50, [(1, 1)] = 950 }, [1000, 1000], shares);

        Assert.True(alike > 10_000, $"{alike}");
        Assert.InRange(unlike, 1, 4);
    }

    [Fact]
    public void A_surname_that_is_at_home_in_a_region_weighs_less_there_and_more_elsewhere()
    {
        var table = Regions();

        var plain = LinkageEngine.Run(table, new() { Model = new([], [], []) { Lambda = 1e-3 } });
        var regional = LinkageEngine.Run(table, new() { Model = new([], [], []) { Lambda = 1e-3, RegionalFrequency = true } });

        double Step(LinkageResult result, int left, int right) =>
            result.Explain(left, right)!.Steps.Where(step => step.Name.Contains("how frequent", StringComparison.Ordinal)).Sum(step => step.Weight);
        // Records 0 to 3 bear the first region's own surname: two there, two elsewhere.
        Assert.True(Step(regional, 0, 1) < Step(plain, 0, 1), $"{Step(regional, 0, 1)} {Step(plain, 0, 1)}");
        Assert.True(Step(regional, 2, 3) > Step(plain, 2, 3), $"{Step(regional, 2, 3)} {Step(plain, 2, 3)}");
        Assert.Equal(regional.Weight(0, 1), regional.Explain(0, 1)!.Steps.Sum(step => step.Weight), 1e-9);
    }

    private static LinkageTable Regions()
    {
        string[] regions = ["Gorelka", "Zapolye"];
        string[] givens = ["Oleg", "Anton", "Roman", "Denis", "Pavel", "Maxim"];
        string[][] names = [["Lanushov", "Tulamin", "Vadorin"], ["Peskarev", "Shumarin", "Klimakin"]];
        var builder = new LinkageTableBuilder("people", ["surname", "first_name", "dob", "region"]);
        builder.Add("Lanushov", "Oleg", "1991-05-14", regions[0]);
        builder.Add("Lanushov", "Oleg", "1991-05-14", regions[0]);
        builder.Add("Lanushov", "Roman", "1988-02-03", regions[1]);
        builder.Add("Lanushov", "Roman", "1988-02-03", regions[1]);
        var random = new RandomStream(3);
        for (var person = 0; person < 600; person++)
        {
            var region = random.Below(2);
            var born = new DateOnly(1960, 1, 1).AddDays(random.Below(14_000));
            for (var report = 0; report < 1 + random.Below(2); report++)
            {
                builder.Add(
                    names[region][random.Below(3)], givens[random.Below(givens.Length)], born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), regions[region]);
            }
        }

        return builder.Build();
    }
}
