using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Cenotaph.MultipleSystems;
using Cenotaph.Simulation;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.MultipleSystems;

public sealed partial class CalibrationRunTests
{
    private const int Tenth = 40;

    // Several hundred shares are compared: 3.5 errors would fail one of them by chance in one run of ten.
    private const double Errors = 4;

    [Fact]
    public void Coverage_bias_width_and_refusals_are_those_of_the_tables_drawn()
    {
        // Table r has 10 + r persons; N is 20. The method says twice what it sees, ± 2, and refuses table 4; table 3 has no upper limit.
        var world = new CalibrationWorld("w", "W.", 20, number => KnownTable.Of("AB", ("10", 8 + number), ("11", 1), ("01", 1)));
        var calibration = CalibrationRun.Of([world], [new Doubling()], new() { Seed = 3, AssumeIndependence = true }, 5);
        var row = Assert.Single(Assert.Single(calibration.Worlds).Rows);
        Assert.Equal(("doubling", "twice", "plain", true), (row.Method, row.Estimate, row.Interval, row.IsFirst));
        Assert.Equal((5, 0.2), (row.Replicates, row.Refused));

        // 20, 22, 24, 26 with limits 18–22, 20–24, 22–26, 24–∞: two of four hold 20.
        Assert.Equal(0.5, row.Coverage);
        Assert.Equal(0.25, row.BinomialError);
        Assert.Equal(0.15, row.Bias!.Value, 5);
        Assert.Equal(0.15, row.MedianBias!.Value, 5);
        Assert.Equal(((24.0 / 20) + (22.0 / 18)) / 2, row.Width!.Value, 5);
        Assert.Equal((12.0, 11.0, 2.0), (calibration.Worlds[0].Observed, calibration.Worlds[0].Sizes[0], calibration.Worlds[0].Sizes[1]));
    }

    [Fact]
    public void A_family_that_refuses_everything_has_a_row_that_says_so()
    {
        var world = new CalibrationWorld("w", "W.", 20, _ => KnownTable.Of("ABC", ("100", 3), ("010", 4), ("001", 4)));
        var rows = CalibrationRun.Of([world], SystemsComparison.Methods, KnownTable.Plain, 2).Worlds[0].Rows;
        Assert.Equal(SystemsComparison.Methods.Select(method => method.Name), rows.Select(row => row.Method));
        Assert.All(rows, row => Assert.Equal((2, 1.0, null), (row.Replicates, row.Refused, row.Coverage)));
    }

    [Fact]
    public void One_thread_gives_what_many_give()
    {
        var worlds = ListWorlds.Usual(2, [ListWorld.All[2], ListWorld.All[3]]);
        string Text(int threads) => CalibrationFile.Text(CalibrationRun.Of(worlds, [new SparseMethod()], new() { Seed = 2, Bootstraps = 30, Threads = threads }, 6));
        Assert.Equal(Text(1), Text(4));
    }

    [Fact]
    public void The_shipped_calibration_has_every_world_with_four_hundred_tables_and_says_which_methods_it_lacks()
    {
        var shipped = SystemsCalibration.Shipped;
        Assert.Equal(ListWorld.All.Select(world => world.Name), shipped.Worlds.Select(world => world.Name));
        Assert.Equal(ListWorlds.UsualReplicates, shipped.Replicates);
        Assert.Equal(SystemsComparison.Methods.Select(method => method.Name), SystemsComparison.Methods.Select(method => method.Name).Where(name => shipped.Methods.Contains(name) != shipped.NotRun.Contains(name)));
        Assert.Superset(new HashSet<string> { "loglinear", "graphs", "sparse" }, shipped.Methods.ToHashSet());
        foreach (var world in shipped.Worlds)
        {
            Assert.Equal(shipped.Methods, world.Rows.Select(row => row.Method).Distinct());
        }

        // What is written is what was read; which families there are beyond it is not of the file.
        Assert.Equal(Families().Replace(Checkout.Read("src", "Cenotaph", "MultipleSystems", "worlds.json"), ""), Families().Replace(CalibrationFile.Text(shipped), ""));
        using var other = new MemoryStream(Encoding.UTF8.GetBytes("{\"worlds\":[]}"));
        Assert.Throws<InvalidDataException>(() => CalibrationFile.Read(other));
    }

    [Fact]
    public void A_tenth_of_the_tables_agrees_with_the_shipped_calibration()
    {
        // Without replicates, whose intervals are not the first ones; the chains of the latent classes are tried in full only.
        ImmutableArray<SystemsMethod> cheap = [.. SystemsComparison.Methods.Where(method => method.Name != "latent" && SystemsCalibration.Shipped.Methods.Contains(method.Name))];
        var tried = CalibrationRun.Of(ListWorlds.Usual(1, ListWorld.All), cheap, CalibrationRun.Settings with { Bootstraps = 0 }, Tenth);
        var compared = 0;
        foreach (var (world, whole) in tried.Worlds.Zip(SystemsCalibration.Shipped.Worlds))
        {
            Assert.Equal((whole.Name, whole.Persons), (world.Name, world.Persons));
            foreach (var row in world.Rows.Where(row => row.IsFirst && row.Coverage is not null))
            {
                var same = whole.Rows.Single(one => one.IsFirst && one.Method == row.Method && one.Estimate == row.Estimate);
                var (few, many) = (row.Replicates * (1 - row.Refused), same.Replicates * (1 - same.Refused));
                if (few < Tenth / 2)
                {
                    continue;
                }

                var share = Math.Clamp(same.Coverage!.Value, 0.5 / many, 1 - (0.5 / many));
                var error = Math.Sqrt(share * (1 - share) * ((1 / few) + (1 / many)));
                Assert.True(
                    Math.Abs(row.Coverage!.Value - same.Coverage.Value) <= (Errors * error) + (1 / few),
                    $"{world.Name}, {row.Method}, {row.Estimate}: {row.Coverage} of {few}, {same.Coverage} of {many}");
                compared++;
            }
        }

        Assert.True(compared >= 60, $"only {compared} shares were compared");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_shipped_calibration_is_what_the_methods_give()
    {
        ImmutableArray<SystemsMethod> methods = [.. SystemsComparison.Methods.Where(method => SystemsCalibration.Shipped.Methods.Contains(method.Name))];
        var made = CalibrationRun.Of(ListWorlds.Usual(1, ListWorld.All), methods, CalibrationRun.Settings, ListWorlds.UsualReplicates);
        Assert.Equal(CalibrationFile.Text(SystemsCalibration.Shipped), CalibrationFile.Text(made));
    }

    [GeneratedRegex("\"not_run\": \\[[^\\]]*\\],")]
    private static partial Regex Families();

    private sealed class Doubling : SystemsMethod
    {
        public override string Name => "doubling";

        public override bool TakesNestedLists => true;

        public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings)
        {
            var value = 2.0 * table.Observed;
            return value == 28
                ? [new SystemsRefusal(Name, "twice", "Not so many.", "28.")]
                : [new SystemsEstimate(Name, "twice", value) { Intervals = [new("plain", 0.95, value - 2, value + 2, value == 26)] }];
        }
    }
}
