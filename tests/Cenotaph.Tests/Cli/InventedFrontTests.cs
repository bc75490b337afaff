using System.Text;
using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.Evidence;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>The whole way of an invented war, small: reports in, persons linked and judged, the bulletin out through the gate.</summary>
public sealed class InventedFrontTests : IClassFixture<InventedFrontTests.Front>
{
    private readonly Front front;

    public InventedFrontTests(Front front) => this.front = front;

    [Fact]
    public void A_run_takes_in_links_judges_and_publishes_without_a_problem()
    {
        Assert.Equal((0, ""), (front.First.ExitCode, front.First.Error));
        Assert.Contains("confirmed", front.First.Output, StringComparison.Ordinal);
        Assert.Contains("Withheld, small-cell", front.First.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(front.PathTo("out/persons.html")));
    }

    [Fact]
    public void A_second_run_adds_no_entry_and_writes_the_same_bytes()
    {
        Assert.Equal((0, ""), (front.Second.ExitCode, front.Second.Error));
        Assert.Equal(front.EntriesAfterFirst, front.Entries());
        Assert.Equal(front.FirstBytes.Keys, front.SecondBytes.Keys);
        Assert.All(front.FirstBytes, file => Assert.True(file.Value.SequenceEqual(front.SecondBytes[file.Key]), file.Key));
        using var ledger = Ledger.OpenToRead(front.PathTo("ledger.sqlite"));
        Assert.Single(ledger.Entries("release"));
        Assert.Equal(0, Front.Start("verify", front.Root).ExitCode);
    }

    [Fact]
    public void A_run_estimates_the_labelled_dead_with_links_that_are_not_all_certain()
    {
        Assert.Contains("North, deserter", front.First.Output, StringComparison.Ordinal);
        Assert.Contains("South, missing", front.First.Output, StringComparison.Ordinal);
        Assert.Contains("among the dead without the label, which is the one that was counted", front.First.Output, StringComparison.Ordinal);
        var study = StudyLoader.Load(front.Root, [])!;
        using var ledger = Ledger.OpenToRead(front.PathTo("ledger.sqlite"));
        Assert.Single(ledger.Entries("label-links"));
        var doubtful = StudyRelabel.AtHand(study, ledger, StudyPersonBook.Read(study, ledger, []).Book).SelectMany(one => one.ByLabel).ToList();
        Assert.NotEmpty(doubtful);
        Assert.All(doubtful, one => Assert.True(one.Key is "deserter" or "missing" && one.Value is > 0.2 and < 1, $"{one.Key} {one.Value}"));
    }

    [Fact]
    public void Findings_of_sources_and_documents_are_said_in_three_languages()
    {
        var study = StudyLoader.Load(front.Root, [])!;
        using var ledger = Ledger.OpenToRead(front.PathTo("ledger.sqlite"));
        var findings = StudyPersonBook.Read(study, ledger, []).Book.Findings;
        Assert.Superset(new HashSet<string> { "lone-document" }, findings.Select(finding => finding.Type).ToHashSet());
        foreach (var words in findings.SelectMany(finding => new[] { finding.Words.Message, finding.Words.Arithmetic, finding.Words.Remedy }))
        {
            Assert.Matches("[a-z]{3}", words.In("en"));
            Assert.Matches("[а-я]{3}", words.In("ru"));
            Assert.Matches("[а-яіїє]{3}", words.In("uk"));
            Assert.Equal(3, new[] { words.In("en"), words.In("ru"), words.In("uk") }.Distinct(StringComparer.Ordinal).Count());
            Assert.All((string[])["en", "ru", "uk"], language => Assert.DoesNotContain("{", words.In(language), StringComparison.Ordinal));
        }
    }

    // Only a name that a dead man bears too may stand there: he may be named, and nothing says which of the two is meant.
    [Fact]
    public void No_living_person_is_named_in_any_file_that_is_published()
    {
        var truth = front.Truth().ToDictionary(row => $"{row["input"]}:{row["id"]}", row => row["fate"], StringComparer.Ordinal);
        var (living, dead) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (report, name) in front.Names())
        {
            _ = truth.GetValueOrDefault(report) switch { "alive" => living.Add(name), "dead" => dead.Add(name), _ => false };
        }

        living.ExceptWith(dead);
        Assert.True(living.Count > 100, $"only {living.Count} names of the living");
        var whole = new StringBuilder();
        foreach (var file in front.SecondBytes.Values)
        {
            whole.Append(Encoding.UTF8.GetString(file)).Append('\n');
        }

        var text = whole.ToString();
        Assert.DoesNotContain(living, name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(dead, name => text.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_secret_stands_in_any_file_that_is_published()
    {
        string[] secret = [.. front.Secrets()];
        Assert.True(secret.Length > 100);
        foreach (var (name, bytes) in front.SecondBytes)
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.True(!secret.Any(one => text.Contains(one, StringComparison.Ordinal)), name);
        }
    }

    [Fact]
    public void Records_without_names_stand_in_classes_of_five_and_two_statuses()
    {
        var lines = Encoding.UTF8.GetString(front.SecondBytes["data/persons-records.csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var classes = lines.Select(line => line.TrimEnd('\r')).GroupBy(line => line[..line.LastIndexOf(',')], line => line[(line.LastIndexOf(',') + 1)..], StringComparer.Ordinal).ToList();
        Assert.True(classes.Count > 20, $"{classes.Count} classes");
        Assert.All(classes, one => Assert.True(one.Count() >= 5 && one.Distinct().Count() >= 2, one.Key));
    }

    [Fact]
    public void The_score_against_the_truth_holds_its_bars()
    {
        using var score = JsonDocument.Parse(Front.Start("persons", "score", front.Root, "--json").Output);
        double Share(string name) => score.RootElement.GetProperty(name).GetProperty("share").GetDouble();
        Assert.True(Share("precision") >= 0.995, $"precision {Share("precision")}");
        Assert.True(Share("recall") >= 0.95, $"recall {Share("recall")}");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_shipped_war_is_scored_as_asked_and_every_planted_death_is_in_a_finding()
    {
        using var whole = new Front(run: false, "20000", "60000", "1");
        Assert.Equal(0, Front.Start("run", whole.Root).ExitCode);
        using var score = JsonDocument.Parse(Front.Start("persons", "score", whole.Root, "--json").Output);
        double Share(string name) => score.RootElement.GetProperty(name).GetProperty("share").GetDouble();
        Assert.True(Share("precision") >= 0.998, $"precision {Share("precision")}");
        Assert.True(Share("recall") >= 0.95, $"recall {Share("recall")}");
        Assert.True(score.RootElement.GetProperty("false_confirmed").GetProperty("high").GetDouble() <= 0.003);
        Assert.True(Share("planted_with_finding") >= 0.9, $"planted {Share("planted_with_finding")}");
    }

    [Fact]
    public void The_estimates_of_labels_read_the_persons()
    {
        using var labels = JsonDocument.Parse(Front.Start("relabel", front.Root, "--label", "deserter", "--side", "North", "--json").Output);
        Assert.Contains("\"kappa\"", labels.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tenth_more_reports_leave_the_ids_of_persons_whom_they_do_not_touch()
    {
        using var held = new Front(run: false);
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(held.PathTo("data"), "*.csv"))
        {
            kept[path] = File.ReadAllText(path);
            var lines = kept[path].Split('\n');
            File.WriteAllText(path, string.Join('\n', lines.Where((line, at) => at == 0 || at % 10 != 3 || line.Length == 0)));
        }

        Assert.True(Front.Start("ingest", held.Root).ExitCode <= 1);
        Assert.Equal(0, Front.Start("link", held.Root).ExitCode);
        var before = held.Persons();
        foreach (var (path, text) in kept)
        {
            File.WriteAllText(path, text);
        }

        Assert.True(Front.Start("ingest", held.Root).ExitCode <= 1);
        Assert.Equal(0, Front.Start("link", held.Root).ExitCode);
        var after = held.Persons();
        var groupsBefore = before.GroupBy(one => one.Value, one => one.Key).ToDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray());
        var groupsAfter = after.GroupBy(one => one.Value, one => one.Key).Select(group => string.Join('|', group.Order(StringComparer.Ordinal))).ToHashSet(StringComparer.Ordinal);
        var untouched = groupsBefore.Where(group => groupsAfter.Contains(string.Join('|', group.Value))).ToList();
        Assert.True(untouched.Count > groupsBefore.Count / 2, $"{untouched.Count} of {groupsBefore.Count} untouched");
        Assert.All(untouched, group => Assert.Equal(group.Key, after[group.Value[0]]));
    }

    /// <summary>A small invented war in a folder of its own, run twice.</summary>
    public sealed class Front : IDisposable
    {
        private readonly Cenotaph.Tests.Evidence.TemporaryFolder folder = new();

        public Front()
            : this(run: true)
        {
        }

        internal Front(bool run, string persons = "2500", string reports = "7500", string seed = "5")
        {
            Assert.Equal(0, Start("simulate", "front", "--out", Root, "--persons", persons, "--reports", reports, "--seed", seed).ExitCode);
            if (run)
            {
                First = Start("run", Root);
                FirstBytes = Bytes();
                EntriesAfterFirst = Entries();
                Second = Start("run", Root);
                SecondBytes = Bytes();
            }
        }

        internal Outcome First { get; } = new(0, "", "");

        internal Outcome Second { get; } = new(0, "", "");

        public SortedDictionary<string, byte[]> FirstBytes { get; } = [];

        public SortedDictionary<string, byte[]> SecondBytes { get; } = [];

        public long EntriesAfterFirst { get; }

        public string Root => folder["front"];

        public string PathTo(string path) => Path.Combine(Root, path);

        public void Dispose() => folder.Dispose();

        public long Entries()
        {
            using var ledger = Ledger.OpenToRead(PathTo("ledger.sqlite"));
            return ledger.Head.Sequence;
        }

        internal static Outcome Start(params string[] arguments)
        {
            using var output = new StringWriter { NewLine = "\n" };
            using var error = new StringWriter { NewLine = "\n" };
            var code = CommandLine.Run(arguments, new(output, error, interactive: false), TimeProvider.System);
            return new(code, output.ToString(), error.ToString());
        }

        public IEnumerable<Dictionary<string, string>> Truth()
        {
            var lines = File.ReadAllLines(PathTo("truth.csv"));
            var columns = lines[0].Split(',');
            return lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
        }

        /// <summary>Every report with the name that it writes, out of the ledger.</summary>
        public IEnumerable<(string Report, string Name)> Names() =>
            from body in Bodies()
            where body.ContainsKey("name")
            select ($"{body["input"]}:{body["id"]}", body["name"]);

        /// <summary>What the reports say of relatives, and their web addresses.</summary>
        public IEnumerable<string> Secrets() => Bodies()
            .SelectMany(body => new[] { body.GetValueOrDefault("relatives"), body.GetValueOrDefault("address") })
            .OfType<string>().Where(text => text.Length > 8).Distinct(StringComparer.Ordinal).Take(2000);

        /// <summary>The id of each report's person, by input and id.</summary>
        public Dictionary<string, string> Persons()
        {
            using var ledger = Ledger.OpenToRead(PathTo("ledger.sqlite"));
            var reports = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in ledger.Entries("report"))
            {
                using var body = JsonDocument.Parse(entry.Body);
                reports[entry.Record!.Value.ToString()] = $"{body.RootElement.GetProperty("input")}:{body.RootElement.GetProperty("id")}";
            }

            var persons = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in ledger.Entries("person-id"))
            {
                using var body = JsonDocument.Parse(entry.Body);
                var report = reports[body.RootElement.GetProperty("report").GetString()!];
                if (body.RootElement.GetProperty("person").GetString() is { Length: > 0 } person)
                {
                    persons[report] = person;
                }
                else
                {
                    persons.Remove(report);
                }
            }

            return persons;
        }

        private List<Dictionary<string, string>> Bodies()
        {
            using var ledger = Ledger.OpenToRead(PathTo("ledger.sqlite"));
            List<Dictionary<string, string>> bodies = [];
            foreach (var entry in ledger.Entries("report"))
            {
                using var body = JsonDocument.Parse(entry.Body);
                bodies.Add(body.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)
                    .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal));
            }

            return bodies;
        }

        private SortedDictionary<string, byte[]> Bytes() => new(
            Directory.EnumerateFiles(PathTo("out"), "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(PathTo("out"), path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
