using Cenotaph.Simulation;
using Cenotaph.Store;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Simulation;

public sealed class ReportFileTests
{
    private static readonly PersonSimulation Small = new(40_000, 4, 17);

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void The_same_seed_gives_the_same_bytes_with_one_thread_and_with_three(string format)
    {
        using var folder = new TemporaryFolder();
        var (one, three, other) = (folder.PathTo("1." + format), folder.PathTo("3." + format), folder.PathTo("x." + format));
        var totals = Write(Small, one, threads: 1);

        Assert.Equal(totals, Write(Small, three, threads: 3));
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(three));
        Write(Small with { Seed = 18 }, other, threads: 3);
        Assert.NotEqual(File.ReadAllBytes(one), File.ReadAllBytes(other));
    }

    [Fact]
    public void Both_formats_hold_every_report_in_order()
    {
        using var folder = new TemporaryFolder();
        var (csv, parquet) = (folder.PathTo("r.csv"), folder.PathTo("r.parquet"));
        var totals = Write(Small, csv);
        Write(Small, parquet);
        using var lines = File.ReadLines(csv).GetEnumerator();
        lines.MoveNext();
        using var table = new ParquetQuery(parquet);
        Assert.Equal("report_id,source,surname,first_name,patronymic,birth_date,region,settlement,unit,death_date,person", lines.Current);
        Assert.Equal(lines.Current, string.Join(',', table.Columns));

        var id = 0L;
        foreach (var report in Small.Reports())
        {
            Assert.True(lines.MoveNext() && table.Read());
            var cells = string.Join(',', Enumerable.Range(0, table.Columns.Count).Select(column => table[column]));
            Assert.Equal(
                $"{id++},{report.Source},{report.Surname},{report.FirstName},{report.Patronymic},{report.BirthDate},{report.Region},"
                + $"{report.Settlement},{report.Unit},{report.DeathDate},{report.Person}",
                cells);
            Assert.Equal(cells, lines.Current);
        }

        Assert.False(lines.MoveNext() || table.Read());
        Assert.Equal((40_000, id), (totals.Persons, totals.Reports));
        Assert.Equal(Small.Reports().Select(report => report.Person).Distinct().LongCount(), totals.Listed);
    }

    [Fact]
    public void Cells_with_commas_and_quotes_are_quoted()
    {
        var format = TableFormat.Of("x.csv", ["a", "b"])!;
        using var stream = new MemoryStream();
        format.Write(stream, format.Encode(ReportFile.Rows([new() { Source = "a,\"b\"", Published = default, Person = 7 }])), 41);

        Assert.Equal("41,\"a,\"\"b\"\"\",,,,,,,,,7\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_file_without_reports_is_a_table_without_rows()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("empty.parquet");
        Write(new PersonSimulation(1, 1, 3) { Coverage = 1e-9, SourceSpread = 0 }, path);
        using var table = new ParquetQuery(path);

        Assert.Equal(11, table.Columns.Count);
        Assert.False(table.Read());
    }

    [Fact]
    public void A_file_that_is_there_is_not_replaced_unasked()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("r.csv", "mine");

        Assert.Throws<IOException>(() => Write(new(10, 2, 1), path));
        Assert.Equal("mine", File.ReadAllText(path));
        Write(new(10, 2, 1), path, overwrite: true);
        Assert.StartsWith("report_id,", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_stopped_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var progress = new Stopping(stop);

        Assert.ThrowsAny<OperationCanceledException>(() => ReportFile.Write(Small, folder.PathTo("r.csv"), threads: 2, progress: progress, cancellation: stop.Token));
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Theory]
    [InlineData("r.txt", "person")]
    [InlineData("r", "person")]
    [InlineData("r.csv", "surname")]
    [InlineData("r.csv", "")]
    [InlineData("r.csv", "a,b")]
    [InlineData("r.csv", "a\nb")]
    public void A_path_or_truth_column_that_will_not_do_is_refused(string file, string truth)
    {
        using var folder = new TemporaryFolder();

        Assert.Throws<ArgumentException>(() => Write(new(10, 2, 1), folder.PathTo(file), truthColumn: truth));
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    private static SimulationTotals Write(
        PersonSimulation simulation, string path, bool overwrite = false, string truthColumn = ReportFile.UsualTruthColumn, int threads = 1) =>
        ReportFile.Write(simulation, path, overwrite, truthColumn, threads, cancellation: TestContext.Current.CancellationToken);

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<SimulationTotals>
    {
        public void Report(SimulationTotals value) => stop.Cancel();
    }
}
