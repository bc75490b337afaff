using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

/// <summary>Three releases of an invented war against a leaked list of what its reports say, by a checker that shares no code with the gate.</summary>
public sealed class DisclosureJoinTests(DisclosureJoinTests.Releases releases) : IClassFixture<DisclosureJoinTests.Releases>
{
    private const string Header = "side,region,event_date,branch,recruitment,sex,status\n";
    private static readonly string[] Columns = Header.Split(',')[..^1];

    [Fact]
    public void No_join_of_the_reports_on_four_columns_or_fewer_gives_a_small_class_or_a_single_status_in_any_release_or_difference()
    {
        var leaked = releases.Leaked();
        var join = new DisclosureJoin(releases.Texts);
        var violations = join.Violations(leaked);
        TestContext.Current.TestOutputHelper?.WriteLine($"{leaked.Count} leaked, {join.Joins} joins, {join.Met} met rows; {string.Join("; ", join.Sizes)}");
        Assert.True(leaked.Count > 3000 && join.Met > 20_000, $"{leaked.Count} leaked, {join.Met} joins met rows");
        Assert.True(violations.Count == 0, Told(violations));
    }

    [Fact]
    public void No_list_that_can_be_made_of_the_values_of_reports_and_records_does_either()
    {
        var values = Columns.ToDictionary(column => column, column => releases.Leaked().Where(person => person.ContainsKey(column)).Select(person => person[column]).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var cells in releases.Texts.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Select(line => line.TrimEnd('\r').Split(',')))
        {
            foreach (var (column, cell) in Columns.Zip(cells).Where(pair => pair.Second is not ("*" or "not mobilised") && pair.First != "event_date"))
            {
                values[column].Add(cell);
            }
        }

        var join = new DisclosureJoin(releases.Texts);
        var violations = join.ViolationsOfAnyList(values);
        TestContext.Current.TestOutputHelper?.WriteLine($"{join.Joins} joins, {join.Met} met rows");
        Assert.True(join.Met > 5000, $"{join.Met} joins met rows");
        Assert.True(violations.Count == 0, Told(violations));
    }

    [Fact]
    public void The_three_releases_differ_and_the_last_withdraws_persons()
    {
        var sizes = new DisclosureJoin(releases.Texts).Sizes;
        Assert.True(sizes["release 1"] > 500, $"{sizes["release 1"]} rows");
        Assert.True(sizes["added from release 1 to 2"] > 0 && sizes["added from release 2 to 3"] > 0);
        Assert.Contains("to withdrawn: ", releases.LastOutput, StringComparison.Ordinal);
    }

    [Fact]
    public void No_number_of_any_table_is_small_or_changes_by_less_than_five_between_any_two_releases_and_tables_agree_on_totals()
    {
        Assert.NotEqual(releases.Counts[0], releases.Counts[1]);
        Assert.NotEqual(releases.Counts[1], releases.Counts[2]);
        var tables = releases.Counts.Select(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))
            .ToDictionary(cells => string.Join(',', cells[..^1]), cells => cells[^1].Length == 0 ? (int?)null : int.Parse(cells[^1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)).ToList();
        foreach (var table in tables)
        {
            Assert.All(table, one => Assert.True(one.Value is null or 0 or >= 5, $"{one.Key} {one.Value}"));
            Assert.Contains(table, one => one.Key.Contains(",rank,", StringComparison.Ordinal) && one.Value > 0);
            foreach (var register in table.GroupBy(one => (Side: one.Key.Split(',')[0], Dimension: one.Key.Split(',')[1], Standing: one.Key.Split(',')[3])).Where(one => one.Key.Dimension.Length > 0))
            {
                if (register.All(one => one.Value is not null))
                {
                    Assert.Equal(table[$"{register.Key.Side},,,{register.Key.Standing}"], register.Sum(one => one.Value));
                }
            }
        }

        foreach (var (early, late) in tables.SelectMany((late, at) => tables.Take(at).Select(early => (early, late))))
        {
            foreach (var (place, count) in late.Where(one => one.Value is not null && early.GetValueOrDefault(one.Key) is not null))
            {
                Assert.True(count == early[place] || Math.Abs(count!.Value - early[place]!.Value) >= 5, $"{place}: {early[place]} then {count}");
            }
        }
    }

    [Fact]
    public void After_releases_that_an_earlier_version_noted_nothing_about_persons_is_published()
    {
        using (var ledger = Ledger.OpenToWrite(releases.Ledger, "a test", TimeProvider.System))
        {
            ledger.Append([new(
                "release", ledger.RecordOf("release", "", ""),
                System.Text.Encoding.UTF8.GetBytes("""{"as_of":"2025-01-01","made":"other","state":"{\"Records\":null,\"Tables\":{},\"Names\":{}}"}"""), Personal: true)]);
        }

        var outcome = InventedFrontTests.Front.Start("persons", "registers", Path.GetDirectoryName(releases.Ledger)!);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("releases noted by an earlier version", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("No row", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4 × North,R1,2024,*,*,man,confirmed | 1 × North,R1,2024,*,*,man,missing", "", 0)]
    [InlineData("3 × North,R1,2024,*,*,man,confirmed | 1 × North,R1,2024,*,*,man,missing", "", 1)]
    [InlineData("5 × North,R1,2024,*,*,man,confirmed", "", 1)]
    [InlineData("4 × North,R1,2024,*,*,man,confirmed | 1 × North,R2,2024,*,*,man,missing", "", 1)]
    [InlineData("4 × North,R1,2024,*,*,man,confirmed | 1 × North,*,2024,*,*,man,missing", "", 0)]
    [InlineData("4 × North,R1,2024-Q2,*,*,man,confirmed | 1 × North,R1,2024-05,*,*,*,missing", "", 0)]
    [InlineData("4 × North,R1,2024-Q1,*,*,man,confirmed | 1 × North,R1,2024-05,*,*,*,missing", "", 1)]
    [InlineData("4 × North,R1,*,*,not mobilised,man,confirmed | 1 × North,R1,*,*,volunteer,*,missing", "", 0)]
    [InlineData("4 × North,R1,*,*,mobilised,man,confirmed | 1 × North,R1,*,*,volunteer,*,missing", "", 1)]
    [InlineData("9 × North,R1,2024,*,*,man,confirmed | 1 × North,R1,2024,*,*,man,missing", "9 × North,R1,2024,*,*,man,confirmed | 2 × North,R1,2024,*,*,man,missing", 1)]
    [InlineData("9 × North,R1,2024,*,*,man,confirmed | 2 × North,R1,2024,*,*,man,missing", "9 × North,R1,2024,*,*,man,confirmed | 1 × North,R1,2024,*,*,man,missing", 1)]
    [InlineData("9 × North,R1,2024,*,*,man,confirmed | 2 × North,R1,2024,*,*,man,missing", "14 × North,R1,2024,*,*,man,confirmed | 2 × North,R1,2024,*,*,man,missing", 1)]
    [InlineData("9 × North,R1,2024,*,*,man,confirmed | 2 × North,R1,2024,*,*,man,missing", "13 × North,R1,2024,*,*,man,confirmed | 3 × North,R1,2024,*,*,man,missing", 0)]
    public void The_checker_reports_small_classes_single_statuses_and_small_differences(string earlier, string later, int told)
    {
        string[] texts = later.Length == 0 ? [Export(earlier)] : [Export(earlier), Export(later)];
        Dictionary<string, string> person = new(StringComparer.Ordinal)
        {
            ["side"] = "North",
            ["region"] = "R1",
            ["event_date"] = "2024-05-17",
            ["recruitment"] = "volunteer",
            ["sex"] = "man",
        };
        var violations = new DisclosureJoin(texts).Violations([person]);
        Assert.Equal(told == 1, violations.Count > 0);
        Assert.Equal(told == 1, new DisclosureJoin(texts).ViolationsOfAnyList(Columns.ToDictionary(column => column, column => new HashSet<string>(person.Where(one => one.Key == column).Select(one => one.Value), StringComparer.Ordinal), StringComparer.Ordinal)).Count > 0);
    }

    [Fact]
    public void A_violation_names_the_release_the_leaked_values_and_the_rows()
    {
        var join = new DisclosureJoin(Export("5 × North,R1,2024,*,*,man,confirmed | 4 × North,R1,2025,*,*,man,confirmed | 6 × North,R2,*,*,*,*,missing"));
        Dictionary<string, string> person = new(StringComparer.Ordinal) { ["region"] = "R1", ["event_date"] = "2025-02-03" };
        Assert.Equal(
            [
                "release 1; region = R1; 9 rows, 1 statuses: 5 × North,R1,2024,*,*,man,confirmed | 4 × North,R1,2025,*,*,man,confirmed",
                "release 1; region = R1, event_date = 2025-02-03; 4 rows, 1 statuses: 4 × North,R1,2025,*,*,man,confirmed",
            ],
            join.Violations([person]));
    }

    private static string Export(string rows) => Header + string.Concat(
        rows.Split(" | ").Select(row => row.Split(" × ")).SelectMany(row => Enumerable.Repeat(row[1] + "\n", int.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture))));

    private static string Told(List<string> violations) => $"{violations.Count} violations:\n{string.Join('\n', violations.OrderBy(one => one.Length).Take(20))}";

    /// <summary>A small invented war, released with four fifths of its rows, with nine tenths, and whole with some persons withdrawn.</summary>
    public sealed class Releases : IDisposable
    {
        private readonly InventedFrontTests.Front front = new(run: false, "1500", "4500", "5");

        public Releases()
        {
            var whole = Directory.GetFiles(front.PathTo("data"), "*.csv").ToDictionary(path => path, File.ReadAllLines, StringComparer.Ordinal);
            List<string> texts = [], counts = [];
            foreach (var tenths in new[] { 8, 9, 10 })
            {
                foreach (var (path, lines) in whole)
                {
                    File.WriteAllLines(path, lines.Where((_, row) => row == 0 || row * 7 % 10 < tenths));
                }

                if (tenths == 10)
                {
                    var rows = Enumerable.Range(1, 90).Select(one => $"person,obituaries:ob-{one * 10:00000},,withdrawn,reviewer-1,2025-12-20,alive");
                    File.WriteAllLines(front.PathTo("judgements/withdrawn.csv"), ["kind,from,of,decision,by,at,why", .. rows]);
                }

                // Judgements on rows that are not there yet are problems: the code may be 1, but what is written is released.
                var records = front.PathTo("out/data/persons-records.csv");
                if (File.Exists(records))
                {
                    File.Delete(records);
                }

                var outcome = InventedFrontTests.Front.Start("run", front.Root);
                Assert.True(outcome.ExitCode <= 1, outcome.Error);
                LastOutput = outcome.Output;
                texts.Add(File.ReadAllText(records));
                counts.Add(File.ReadAllText(front.PathTo("out/data/persons.csv")));
            }

            Texts = [.. texts];
            Counts = [.. counts];
        }

        public string[] Texts { get; }

        public string[] Counts { get; }

        public string Ledger => front.PathTo("ledger.sqlite");

        public string LastOutput { get; } = "";

        public void Dispose() => front.Dispose();

        /// <summary>What each report says, exactly: a column that it does not give is missing.</summary>
        public List<Dictionary<string, string>> Leaked()
        {
            using var ledger = Cenotaph.Evidence.Ledger.OpenToRead(front.PathTo("ledger.sqlite"));
            List<Dictionary<string, string>> leaked = [];
            foreach (var entry in ledger.Entries("report"))
            {
                using var body = JsonDocument.Parse(entry.Body);
                leaked.Add(body.RootElement.EnumerateObject().Where(member => Columns.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String)
                    .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal));
            }

            return leaked;
        }
    }
}
