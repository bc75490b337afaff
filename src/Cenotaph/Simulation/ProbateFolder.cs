using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cenotaph.Simulation;

/// <summary>Writes the folder of a study about an invented register of inheritance cases: the same bytes for the same settings.</summary>
public static class ProbateFolder
{
    private const string List = "data/named.csv";
    private const string Days = "yyyy-MM-dd";

    /// <summary>The endings that the register's file may have.</summary>
    public static ImmutableArray<string> Formats { get; } = ["parquet", "csv"];

    /// <summary>Writes the folder; other files in it stay.</summary>
    /// <param name="simulation">What to write.</param>
    /// <param name="folder">The study's folder, made where it is not there.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="overwrite">Whether files there may be replaced.</param>
    /// <param name="threads">How many weeks are made at once; it does not change the files.</param>
    /// <param name="progress">Told after some weeks.</param>
    /// <param name="cancellation">Stops the work; no half file is left behind.</param>
    /// <exception cref="ArgumentException">The format is none, or settings do not go together.</exception>
    /// <exception cref="IOException">A file is there, or cannot be written.</exception>
    public static ProbateTotals Write(
        ProbateSimulation simulation,
        string folder,
        string format = "parquet",
        bool overwrite = false,
        int threads = 1,
        IProgress<ProbateTotals>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (!Formats.Contains(format))
        {
            throw new ArgumentException($"\"{format}\" is no format: {string.Join(" or ", Formats)}.", nameof(format));
        }

        var cases = "data/cases." + format;
        var truth = new ProbateTruth(simulation.Checked());
        string[] small = ["study.toml", "sources.toml", "inputs/cases.toml", "inputs/named.toml", "truth.csv", "README.md"];
        StudyFiles.Refuse(folder, [cases, List, .. small], overwrite);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var (register, list) = (Path.Combine(folder, cases), Path.Combine(folder, List));
        try
        {
            ProbateTotals totals;
            using (var casesFile = Half(register))
            using (var listFile = Half(list))
            {
                totals = Write(new(simulation), Table(cases, CaseColumns(simulation)), casesFile, Table(List, ListColumns), listFile, truth, threads, progress, cancellation);
            }

            File.Move(register + ".new", register, overwrite);
            File.Move(list + ".new", list, overwrite);
            StudyFiles.Write(folder, Small(simulation, totals, truth, cases), overwrite);
            return totals;
        }
        finally
        {
            File.Delete(register + ".new");
            File.Delete(list + ".new");
        }
    }

    private static string[] ListColumns => ["report_id", .. ProbateScribe.ListTexts, "person"];

    private static string[] CaseColumns(ProbateSimulation simulation) =>
        ["case_id", .. ProbateScribe.CaseTexts, .. (simulation.Extracted.Length > 1 ? ["extracted"] : Array.Empty<string>()), "person"];

    private static ProbateTotals Write(
        ProbateScribe scribe, TableFormat cases, Stream casesFile, TableFormat list, Stream listFile, ProbateTruth truth, int threads,
        IProgress<ProbateTotals>? progress, CancellationToken cancellation)
    {
        var totals = default(ProbateTotals);
        cases.Begin(casesFile);
        list.Begin(listFile);
        OrderedPartitions.Run(
            scribe.Count,
            threads,
            number =>
            {
                var part = scribe.Make(number);
                return (Cases: cases.Encode(part.Cases), List: list.Encode(part.List), part.Weeks, part.Totals);
            },
            made =>
            {
                cases.Write(casesFile, made.Cases, totals.Rows);
                list.Write(listFile, made.List, totals.Listed);
                foreach (var week in made.Weeks)
                {
                    truth.Add(week);
                }

                totals = totals.Plus(made.Totals);
                progress?.Report(totals);
            },
            cancellation);
        cases.End(casesFile, totals.Rows);
        list.End(listFile, totals.Listed);
        return totals;
    }

    private static SortedDictionary<string, byte[]> Small(ProbateSimulation simulation, ProbateTotals totals, ProbateTruth truth, string cases)
    {
        var last = simulation.Extracted[^1];
        var several = simulation.Extracted.Length > 1;
        (string, string)[] marks =
        [
            ("start", Day(simulation.FirstWeek)), ("as_of", Day(last)), ("war", Day(simulation.WarStart)),
            ("extracted", several ? "# The register holds several extractions: its column \"extracted\" tells them apart." : $"extracted = {Day(last)}"),
            ("rows", Grouped(totals.Rows)), ("cases", Grouped(totals.Cases)), ("deaths", Grouped(totals.Deaths)),
            ("war_dead", Grouped(totals.WarDead)), ("with_case", Grouped(totals.WithCase)), ("listed", Grouped(totals.Listed)),
            ("file", cases), ("seed", simulation.Seed.ToString(CultureInfo.InvariantCulture)), ("asked", Number(simulation.Cases)),
        ];
        return new(StringComparer.Ordinal)
        {
            ["study.toml"] = Text(StudyFiles.Filled("probate-study.txt", marks)),
            ["sources.toml"] = Text(NameTables.Text("probate-sources.txt")),
            ["inputs/cases.toml"] = new InventedMapping("probate", "case", cases, Days, "cases", "notaries", "Invented register of inheritance cases", last)
            {
                Columns = [("id", "case_id"), .. ProbateScribe.CaseTexts.Select(name => (name, name)), .. (several ? [("extracted", "extracted")] : Array.Empty<(string, string)>())],
            }.ToToml(),
            ["inputs/named.toml"] = new InventedMapping("probate", "report", List, Days, "named", ProbateScribe.Publisher, "Invented list of the named dead", last)
            {
                Columns =
                [
                    ("id", "report_id"), ("source", "source"), ("name", "name"), ("birth_date", "birth_date"), ("region", "region"), ("event_date", "death_date"),
                    ("published_at", "published"), ("recruitment", "recruitment"),
                ],
                Constants = [("side", "North"), ("status", "killed"), ("sex", "man")],
                Values = [("region", [.. Places.Regions.Select(region => (region.Name.Replace('ё', 'е').Replace('Ё', 'Е'), region.Name)).Where(pair => pair.Item1 != pair.Name)])],
            }.ToToml(),
            ["truth.csv"] = Text(truth.Csv()),
            ["README.md"] = Text(StudyFiles.Filled("probate-readme.txt", marks)),
        };
    }

    private static TableFormat Table(string path, string[] columns) => TableFormat.Of(path, columns)!;

    private static FileStream Half(string path) => new(path + ".new", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    private static string Day(DateOnly day) => day.ToString(Days, CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
