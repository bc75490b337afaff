using System.Text.Json;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;

namespace Cenotaph.Tests.MultipleSystems;

public class StratumCacheTests
{
    private static readonly SystemsSettings settings = new() { Bootstraps = 50, Threads = 1 };

    [Fact]
    public void What_was_kept_is_what_is_computed_to_the_last_digit()
    {
        var files = new Dictionary<string, byte[]>();
        var table = KnownTable.Of("ABCD", ("1000", 60), ("0100", 49), ("0010", 70), ("1100", 10), ("0110", 12), ("1010", 9), ("1110", 4), ("0001", 30), ("1001", 8), ("0101", 6), ("0011", 7));
        var fresh = Text(table, new());
        var first = new StratumCache(files.GetValueOrDefault, files.Add);
        Assert.Equal(fresh, Text(table, first));
        Assert.Equal((0, SystemsComparison.Methods.Length + 1), (first.Found, first.Computed));
        Assert.Equal(fresh, Text(table with { Stratum = "" }, first));
        Assert.Equal((SystemsComparison.Methods.Length + 1, SystemsComparison.Methods.Length + 1), (first.Found, first.Computed));
        var second = new StratumCache(files.GetValueOrDefault);
        Assert.Equal(fresh, Text(table, second));
        Assert.Equal((SystemsComparison.Methods.Length + 1, 0), (second.Found, second.Computed));
    }

    [Fact]
    public void What_was_kept_and_then_changed_or_cut_is_computed_anew()
    {
        var files = new Dictionary<string, byte[]>();
        var table = KnownTable.Of("ABC", ("100", 60), ("010", 49), ("001", 70), ("110", 10), ("011", 12), ("101", 9), ("111", 4));
        var fresh = Text(table, new StratumCache(files.GetValueOrDefault, files.Add));
        byte[][] Spoilt(byte[] bytes) => [[], bytes[..40], bytes[..^1], [.. bytes[..50], (byte)(bytes[50] ^ 1), .. bytes[51..]]];
        for (var way = 0; way < 4; way++)
        {
            var spoilt = files.ToDictionary(pair => pair.Key, pair => Spoilt(pair.Value)[way]);
            var cache = new StratumCache(spoilt.GetValueOrDefault);
            Assert.Equal(fresh, Text(table, cache));
            Assert.Equal(0, cache.Found);
        }
    }

    [Fact]
    public void The_name_of_a_result_changes_with_all_that_it_rests_on_and_with_nothing_else()
    {
        var table = KnownTable.Of("ABC", ("100", 60), ("010", 49), ("001", 70), ("110", 10));
        var name = StratumCache.Name(table, "sparse", settings);
        Assert.Equal(64, name.Length);
        Assert.Equal(name, StratumCache.Name(table with { Stratum = "north", Imputation = "R1", LinkageDraw = "3" }, "sparse", settings with { Threads = 7 }));
        string[] others =
        [
            StratumCache.Name(table, "loglinear", settings), StratumCache.Name(table, "sparse", settings with { Seed = 2 }), StratumCache.Name(table, "sparse", settings with { Bootstraps = 51 }),
            StratumCache.Name(table with { Censored = 1 }, "sparse", settings), StratumCache.Name(table with { Impossible = [5] }, "sparse", settings),
            StratumCache.Name(KnownTable.Of("ABC", ("100", 60), ("010", 49), ("001", 70), ("110", 11)), "sparse", settings), StratumCache.Name(KnownTable.Of("ABD", ("100", 60), ("010", 49), ("001", 70), ("110", 10)), "sparse", settings),
            StratumCache.Name(table, "sparse", settings with { Graphs = settings.Graphs with { Prior = new TotalPrior.GammaPoisson(13, 55) } }),
            StratumCache.Name(table, "sparse", settings with { Graphs = settings.Graphs with { Delta = 0.5 } }),
        ];
        Assert.Equal(others.Length, others.Append(name).Distinct().Count() - 1);
    }

    private static string Text(CaptureTable table, StratumCache cache)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            SystemsJson.Write(writer, SystemsComparison.Of(table, SystemsComparison.Methods, settings, cache) with { Seconds = 0 });
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
