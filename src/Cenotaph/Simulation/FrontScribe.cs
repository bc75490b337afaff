using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Writes what a publisher says of a person: names, dates and places with their errors, and what else it tells.</summary>
/// <param name="sources">The publishers.</param>
/// <param name="random">A stream of its own.</param>
internal sealed class FrontScribe(ImmutableArray<FrontSource> sources, RandomStream random)
{
    private const int Collectors = 14;
    private const double CollectorShare = 0.7;
    private const double AddressShare = 0.25;

    // Ages stand in a column of their own here, not as intervals of birth.
    private static readonly ReportRates Rates = new() { AgeOnly = 0 };

    private readonly Dictionary<string, Reporter> reporters = sources.ToDictionary(
        source => source.Id, source => new Reporter(Rates, source.Profile, Romanisation.All, random), StringComparer.Ordinal);

    private readonly Latiniser latiniser = new();

    /// <summary>The publisher of that id.</summary>
    public FrontSource Source(string id) => sources.First(source => source.Id == id);

    /// <summary>What a publisher learns of a person.</summary>
    public ReportDraft Draft(FrontPerson person, FrontSource source, DateOnly published) => reporters[source.Id].Draft(person.Invented, published);

    /// <summary>The report of what it learns itself.</summary>
    public FrontReport Write(FrontPerson person, FrontSource source, DateOnly published, bool planted = false) =>
        Write(person, source, Draft(person, source, published), published, planted);

    /// <summary>The report of a draft, without a status.</summary>
    public FrontReport Write(FrontPerson person, FrontSource source, ReportDraft draft, DateOnly published, bool planted = false)
    {
        var truth = person.Invented.Truth;
        var written = reporters[source.Id].Write(draft.Copy(), published, truth.Number, latiniser);
        var isGivenFirst = source.Input == "cemetery";
        string?[] name = isGivenFirst ? [written.FirstName, written.Patronymic, written.Surname] : [written.Surname, written.FirstName, written.Patronymic];
        var report = new FrontReport(source, published, person) { Planted = planted }
            .With("source", source.Id)
            .With("name", string.Join(' ', name.Where(word => word is not null)))
            .With("birth_date", written.BirthDate)
            .With("event_date", written.DeathDate)
            .With("region", written.Region)
            .With("settlement", written.Settlement)
            .With("unit", written.Unit)
            .With("side", person.Side)
            .With("sex", truth.IsWoman ? "woman" : "man")
            .With("rank", Says(0.4, truth.Rank))
            .With("branch", Says(0.25, person.Branch))
            .With("recruitment", Says(0.25, person.Recruitment))
            .With("document_kind", source.Document)
            .With("published_at", DateSpan.Day(published).ToString());
        if (written.BirthDate is null or { Length: 4 } && random.Chance(0.5))
        {
            report.With("age", DateErrors.Age(truth.BirthDate, truth.DeathDate).ToString(CultureInfo.InvariantCulture));
        }

        return Around(report, truth);
    }

    /// <summary>The report of a death: status, circumstance, and who is to blame.</summary>
    public FrontReport Death(FrontReport report)
    {
        var person = report.Person!;
        report.With("status", person.Invented.Truth.Status == "killed" ? "killed" : "died-of-wounds");
        if (random.Chance(0.35))
        {
            report.With("circumstance", person.Circumstance);
            if (person.Circumstance is "own-side" or "execution" && random.Chance(0.5))
            {
                report.With("perpetrator", "own commander").With("perpetrator_by", "family");
            }
        }

        if (report.Source.Document == "obituary" && random.Chance(0.22))
        {
            report.With("document_kind", "funeral");
        }

        if (report.Source.Id == FrontSources.Ministry)
        {
            report.With("compensation", person.Deserter is not null ? Says(0.5, "refused") : Says(0.8, random.Chance(0.75) ? "paid" : "due"));
        }

        return report.With("incident", report.Source.Input == "social" ? person.Incident : null);
    }

    private FrontReport Around(FrontReport report, SimulatedPerson truth)
    {
        switch (report.Source.Input)
        {
            case "cemetery":
                report.With("document", FrontScenes.Hash(random));
                break;
            case "obituaries" or "social" when random.Chance(AddressShare):
                report.With("address", string.Create(CultureInfo.InvariantCulture, $"https://{report.Source.Id}.example.invalid/{random.Below(1_000_000):x}"));
                break;
        }

        var hasRelatives = report.Source.Input switch { "relatives" => 0.5, "obituaries" => 0.12, _ => 0 };
        if (random.Chance(hasRelatives))
        {
            var kin = GivenNameBook.Of(People.Russian, NameSex.Female).Draw(random, truth.BirthDate.Year).Name;
            report.With("relatives", (random.Chance(0.5) ? "мать " : truth.IsWoman ? "сестра " : "жена ") + kin);
        }

        return report.With("collector", Says(CollectorShare, string.Create(CultureInfo.InvariantCulture, $"c{1 + random.Below(Collectors):00}")));
    }

    private string? Says(double share, string text) => random.Chance(share) ? text : null;
}
