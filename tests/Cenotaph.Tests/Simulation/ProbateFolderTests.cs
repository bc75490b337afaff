using System.Globalization;
using Cenotaph.Names;
using Cenotaph.Probate;
using Cenotaph.Registers;
using Cenotaph.Simulation;
using Cenotaph.Store;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Simulation;

public sealed class ProbateFolderTests
{
    private static readonly ProbateSimulation Small = new(6_000, 11) { WarDead = 1_500, Extracted = [new(2024, 6, 30), new(2025, 12, 28)] };

    [Fact]
    public void The_same_seed_gives_the_same_bytes_with_one_thread_and_with_three()
    {
        using var folder = new TemporaryFolder();
        var (one, three, other) = (Write(folder, "1", Small, "parquet", 1), Write(folder, "3", Small, "parquet", 3), Write(folder, "x", Small with { Seed = 12 }, "parquet", 3));

        Assert.Equal(one.Totals, three.Totals);
        Assert.Equal(["README.md", "data/cases.parquet", "data/named.csv", "inputs/cases.toml", "inputs/named.toml", "sources.toml", "study.toml", "truth.csv"], one.Files.Keys);
        Assert.All(one.Files, file => Assert.Equal(file.Value, three.Files[file.Key]));
        Assert.NotEqual(one.Files["data/cases.parquet"], other.Files["data/cases.parquet"]);
        Assert.NotEqual(one.Files["truth.csv"], other.Files["truth.csv"]);
    }

    [Fact]
    public void What_the_files_say_counts_up_to_the_register_that_is_drawn_without_names()
    {
        using var folder = new TemporaryFolder();
        var simulation = Small with { Rates = ReportRates.None };
        var rows = Rows(Write(folder, "study", simulation, "csv").Path, "data/cases.csv").ToLookup(row => row["extracted"]);
        var drawn = ProbateRegister.Draw(simulation);
        foreach (var extraction in drawn.Extractions)
        {
            var (frame, day) = (extraction.Cube.Frame, extraction.Cube.Frame.Extracted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var counted = new ProbateCube(frame);
            foreach (var row in rows[day])
            {
                // Sex stands nowhere but in the names.
                var sex = PatronymicForm.Of(row["patronymic"]).Sex;
                counted.Add(new ProbateCase(
                    sex == NameSex.Male ? SexGroup.Male : sex == NameSex.Female ? SexGroup.Female : SexGroup.Unknown,
                    row["birth_date"].Length > 0 ? Day(row["birth_date"]) : null, Day(row["death_date"]), Day(row["opened"]), Day(row["act_date"])));
            }

            Assert.All(Enum.GetValues<CaseReading>(), reading => Assert.Equal(extraction.Cube.Of(reading), counted.Of(reading)));
            Assert.True(counted.Of(CaseReading.Counted) > 3_000);
            Assert.Equal(0, counted.Of(CaseReading.SexUnknown));
            Assert.Equal(Cells(extraction.Cube), Cells(counted));
        }

        Assert.Equal(drawn.Truth.Csv(), File.ReadAllText(folder.PathTo("study", "truth.csv")));
    }

    [Fact]
    public void What_the_list_says_counts_up_to_the_list_that_is_drawn_without_names()
    {
        using var folder = new TemporaryFolder();
        var simulation = Small with { Rates = ReportRates.None };
        var path = Write(folder, "study", simulation, "csv").Path;
        var cases = Rows(path, "data/cases.csv").ToLookup(row => (row["extracted"], row["person"]));
        foreach (var extraction in ProbateRegister.Draw(simulation).Extractions)
        {
            var frame = extraction.Cube.Frame;
            var counted = new ListedCounts(frame, DrawnWeek.Recruitments);
            foreach (var row in Rows(path, "data/named.csv").Where(row => Day(row["published"]) <= frame.Extracted))
            {
                var (birth, death) = (Day(row["birth_date"]), Day(row["death_date"]));
                var found = cases[(frame.Extracted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row["person"])].SingleOrDefault();
                counted.Add(new(
                    frame.Age(birth, death), DrawnWeek.Recruitments.IndexOf(row["recruitment"]), frame.Week(death), frame.Week(Day(row["published"])) - frame.Week(death), true,
                    found is null ? null : Day(found["act_date"]).DayNumber - death.DayNumber > 180 ? CaseStream.CourtDeclared : CaseStream.Ordinary,
                    found is null ? 0 : frame.Week(Day(found["opened"])) - frame.Week(death)));
            }

            Assert.True(counted.Named > 300);
            Assert.Equal(extraction.List.Cells, counted.Cells);
            Assert.Equal((extraction.List.Named, extraction.List.Undated), (counted.Named, counted.Undated));
        }
    }

    [Fact]
    public void Both_formats_hold_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        var csv = Write(folder, "csv", Small, "csv");
        using var parquet = new ParquetQuery(Path.Combine(Write(folder, "parquet", Small, "parquet").Path, "data", "cases.parquet"));
        var lines = File.ReadAllLines(Path.Combine(csv.Path, "data", "cases.csv"));

        Assert.Equal("case_id,surname,first_name,patronymic,birth_date,death_date,act_date,opened,closed,region,extracted,person", lines[0]);
        Assert.Equal(lines[0], string.Join(',', parquet.Columns));
        foreach (var line in lines.Skip(1))
        {
            Assert.True(parquet.Read());
            Assert.Equal(line, string.Join(',', Enumerable.Range(0, parquet.Columns.Count).Select(column => parquet[column])));
        }

        Assert.False(parquet.Read());
        Assert.Equal(csv.Totals.Rows, lines.Length - 1);
    }

    [Fact]
    public void A_case_keeps_its_number_its_person_and_its_days_from_one_extraction_to_the_next()
    {
        using var folder = new TemporaryFolder();
        var rows = Rows(Write(folder, "study", Small, "csv").Path, "data/cases.csv").ToList();
        var cases = rows.GroupBy(row => row["case_id"]).ToList();

        Assert.All(cases, one => Assert.Single(one.Select(row => (row["person"], row["surname"], row["birth_date"], row["death_date"], row["opened"])).Distinct()));
        Assert.Equal(rows.Count, rows.Select(row => (row["case_id"], row["extracted"])).Distinct().Count());
        Assert.Contains(cases, one => one.Count() == 2);
        Assert.Equal(cases.Count, rows.Select(row => row["person"]).Distinct().Count());
        Assert.All(rows, row => Assert.True(
            Day(row["death_date"]) <= Day(row["act_date"]) && Day(row["act_date"]) <= Day(row["opened"]) && Day(row["opened"]) <= Day(row["extracted"])
            && (row["closed"].Length == 0 || (Day(row["opened"]) <= Day(row["closed"]) && Day(row["closed"]) <= Day(row["extracted"])))));
        Trials.Agree(rows.LongCount(row => row["birth_date"].Length == 0), rows.Count, Small.MissingBirthDates);
    }

    [Fact]
    public void The_list_errs_with_its_rates_and_names_people_of_the_register()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder, "study", Small with { Rates = ReportRates.None with { Typo = 0.5, NoBirthDate = 0.2 } }, "csv").Path;
        var names = Rows(path, "data/cases.csv").GroupBy(row => row["person"]).ToDictionary(one => one.Key, one => $"{one.First()["surname"]} {one.First()["first_name"]} {one.First()["patronymic"]}");
        var list = Rows(path, "data/named.csv").ToList();
        var both = list.Where(row => names.ContainsKey(row["person"])).ToList();

        Trials.Agree(list.LongCount(row => row["birth_date"].Length == 0), list.Count, 0.2);
        Trials.Agree(both.LongCount(row => row["name"] == names[row["person"]]), both.Count, 0.125);
        Assert.Equal(list.Count, list.Select(row => row["person"]).Distinct().Count());
    }

    [Fact]
    public void Files_that_are_there_are_not_replaced_unasked_and_a_run_that_is_stopped_leaves_none()
    {
        using var folder = new TemporaryFolder();
        folder.Write("study/truth.csv", "mine");
        using var stop = new CancellationTokenSource();

        Assert.Throws<IOException>(() => ProbateFolder.Write(Small, folder.PathTo("study"), cancellation: TestContext.Current.CancellationToken));
        Assert.Equal("mine", File.ReadAllText(folder.PathTo("study", "truth.csv")));
        Assert.ThrowsAny<OperationCanceledException>(() => ProbateFolder.Write(new(40_000, 1), folder.PathTo("other"), progress: new Stopping(stop), cancellation: stop.Token));
        Assert.Empty(Directory.EnumerateFiles(folder.PathTo("other"), "*", SearchOption.AllDirectories));
        Assert.Throws<ArgumentException>(() => ProbateFolder.Write(Small, folder.PathTo("other"), "xlsx", cancellation: TestContext.Current.CancellationToken));
    }

    private static (string Path, ProbateTotals Totals, SortedDictionary<string, byte[]> Files) Write(
        TemporaryFolder folder, string name, ProbateSimulation simulation, string format, int threads = 2)
    {
        var path = folder.PathTo(name);
        var totals = ProbateFolder.Write(simulation, path, format, threads: threads, cancellation: TestContext.Current.CancellationToken);
        return (path, totals, new(
            Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllBytes),
            StringComparer.Ordinal));
    }

    // No cell of these files has a comma in it.
    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadLines(Path.Combine(folder, file));
        var columns = lines.First().Split(',');
        return lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    // Every count above 0 with its place.
    private static List<(CaseStream, SexGroup, int Age, int Week, int Delay, long Count)> Cells(ProbateCube cube)
    {
        var cells = new List<(CaseStream, SexGroup, int, int, int, long)>();
        foreach (var stream in Enum.GetValues<CaseStream>())
        {
            foreach (var sex in new[] { SexGroup.Male, SexGroup.Female })
            {
                for (var place = 0; place < cube.Frame.AgeSlots * cube.Frame.Weeks; place++)
                {
                    var (age, week) = Math.DivRem(place, cube.Frame.Weeks);
                    var row = cube.Row(stream, sex, age, week);
                    for (var delay = 0; delay < row.Length; delay++)
                    {
                        if (row[delay] > 0)
                        {
                            cells.Add((stream, sex, age, week, delay, row[delay]));
                        }
                    }
                }
            }
        }

        return cells;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<ProbateTotals>
    {
        public void Report(ProbateTotals value) => stop.Cancel();
    }
}
