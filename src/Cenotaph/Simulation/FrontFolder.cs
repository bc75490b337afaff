using System.Globalization;
using System.Text;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Writes the folder of a study about an invented front: the same bytes for the same settings.</summary>
public static class FrontFolder
{
    // Streams of the persons themselves are those of PersonSimulation, by partition; these stand apart.
    private const ulong Streams = 0xF407_0000_0000_0000;

    /// <summary>Writes the folder; other files in it stay.</summary>
    /// <param name="front">What to write.</param>
    /// <param name="folder">The study's folder, made where it is not there.</param>
    /// <param name="overwrite">Whether files there may be replaced.</param>
    /// <exception cref="IOException">A file is there, or cannot be written.</exception>
    public static FrontTotals Write(FrontSimulation front, string folder, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(front);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var (files, totals) = Make(front);
        StudyFiles.Refuse(folder, files.Keys, overwrite);
        StudyFiles.Write(folder, files, overwrite);
        return totals;
    }

    /// <summary>The files of the folder, by path, and what they hold.</summary>
    internal static (SortedDictionary<string, byte[]> Files, FrontTotals Totals) Make(FrontSimulation front)
    {
        var root = new RandomStream(front.Seed).Substream(Streams);
        var (people, reports) = World(front, root);
        var totals = FrontTotals.Of(people, reports);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["study.toml"] = Text(StudyFiles.Filled("front-study.txt", [("as_of", Day(front.LastDay)), ("start", Day(front.Base.FirstDay))])),
            ["sources.toml"] = Text(NameTables.Text("front-sources.txt")),
            ["judgements/lineage.csv"] = Text($"kind,from,of,decision,by,at,why\necho,echo-channel,northern-herald,accepted,reviewer-1,{Day(front.LastDay.AddDays(-40))},Its posts repeat the errors of the paper's obituaries.\n"),
            ["judgements/names.csv"] = new FrontReviews(front, root.Substream(7)).Table(reports),
            ["truth.csv"] = Truth(reports),
            ["README.md"] = Text(Readme(front, totals)),
        };
        foreach (var input in FrontInput.All)
        {
            files[$"inputs/{input.Name}.toml"] = input.Mapping(front.LastDay);
            files[$"data/{input.Name}.csv"] = input.Table(reports.Where(report => report.Source.Input == input.Name));
        }

        return (files, totals);
    }

    /// <summary>The persons and what is said of them.</summary>
    internal static (FrontPerson[] People, List<FrontReport> Reports) World(FrontSimulation front) =>
        World(front, new RandomStream(front.Seed).Substream(Streams));

    private static (FrontPerson[] People, List<FrontReport> Reports) World(FrontSimulation front, RandomStream root)
    {
        var people = new FrontPeople(front, root.Substream(0)).Draw();
        return (people, Reports(front, people, root));
    }

    // In the order of publication, ties by chance, with the sources' own ids.
    private static List<FrontReport> Reports(FrontSimulation front, FrontPerson[] people, RandomStream root)
    {
        var sources = FrontSources.Of(front, root.Substream(1));
        var scribe = new FrontScribe(sources, root.Substream(2));
        var labels = new FrontLabels(front, scribe, root.Substream(3));
        var reports = people.SelectMany(labels.Of).ToList();
        reports.AddRange(new FrontPlants(front, scribe, labels, root.Substream(4)).Of(people));
        reports.AddRange(new FrontScenes(front, scribe, root.Substream(5)).Of(people));
        var deaths = new FrontDeaths(front, people, sources, root.Substream(6));
        reports.AddRange(FrontDeaths.Write(deaths.Plan(Math.Max(0, front.Reports - reports.Count)), scribe, sources));
        var chance = root.Substream(8);
        var ordered = reports.Select(report => (Report: report, Chance: chance.Next())).OrderBy(one => one.Report.Published).ThenBy(one => one.Chance)
            .Select(one => one.Report).ToList();
        foreach (var input in FrontInput.All)
        {
            var number = 0;
            foreach (var report in ordered.Where(report => report.Source.Input == input.Name && report.Id.Length == 0))
            {
                report.Id = string.Create(CultureInfo.InvariantCulture, $"{input.Prefix}{++number:00000}");
            }
        }

        return ordered;
    }

    private static byte[] Truth(List<FrontReport> reports)
    {
        var text = new StringBuilder("input,id,person,fate,death_date,label_wrong,poison\n");
        foreach (var report in reports.Where(report => report.Person is not null).OrderBy(report => report.Source.Input, StringComparer.Ordinal).ThenBy(report => report.Id, StringComparer.Ordinal))
        {
            // A planted report tells of another day; the death, where there is one, is the person's own.
            var person = report.Person!;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{report.Source.Input},{report.Id},{person.Number},{(person.IsDead ? "dead" : "alive")},{(person.IsDead ? Day(person.Death) : "")},{(report.IsWrongLabel ? 1 : 0)},{(report.Planted ? 1 : 0)}\n");
        }

        return Text(text.ToString());
    }

    private static string Readme(FrontSimulation front, FrontTotals totals)
    {
        (string, long)[] numbers =
        [
            ("persons", totals.Persons), ("dead", totals.Dead), ("reports", totals.Reports), ("listed", totals.ListedDead), ("confirmable", totals.ConfirmableDead),
            ("register", totals.LabelledDeserter), ("register_wrong", totals.WronglyLabelledDeserter), ("wrong", totals.WrongLabels), ("planted", totals.Planted),
            ("called_dead", totals.LivingCalledDead),
        ];
        return StudyFiles.Filled(
            "front-readme.txt",
            [
                .. numbers.Select(one => (one.Item1, string.Create(CultureInfo.InvariantCulture, $"{one.Item2:N0}"))),
                ("command", string.Create(CultureInfo.InvariantCulture, $"--persons {front.Persons} --reports {front.Reports} --seed {front.Seed}")),
            ]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
