using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>Reads a study's folder: study.toml, sources.toml, judgements/*.csv and inputs/*.toml (see docs/studies.md).</summary>
public static partial class StudyLoader
{
    /// <summary>The file that makes a folder a study.</summary>
    public const string StudyFile = "study.toml";

    private const int Schema = 1;

    private static readonly string[] KnownSteps = ["ingest", "link", "persons", "excess", "nowcast", "probate", "relabel", "courts", "systems", "front", "compare", "reconcile", "publish"];

    /// <summary>
    /// The study in a folder; null, with problems, when something in its files cannot be used as it stands.
    /// </summary>
    public static Study? Load(string folder, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(problems);
        var found = new ProblemCollection();
        var study = Read(Path.GetFullPath(folder), found);
        foreach (var problem in found)
        {
            problems.Add(problem);
        }

        return found.Errors == 0 ? study : null;
    }

    private static Study? Read(string folder, ProblemCollection problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Add(new(folder, null, null, "no such folder", "a study; \"cenotaph new\" makes one"));
            return null;
        }

        if (!File.Exists(Path.Combine(folder, StudyFile)))
        {
            problems.Add(new(folder, null, null, "a folder without study.toml", "a study; \"cenotaph new\" makes one"));
            return null;
        }

        if (TomlFile.Read(Path.Combine(folder, StudyFile), StudyFile, problems) is not { } table)
        {
            return null;
        }

        if (table.Whole("schema") is var schema && (!table.Has("schema") || (schema is not null && schema != Schema)))
        {
            table.Fault("schema", schema is null ? "nothing" : $"{schema}", $"{Schema}, the only schema that this version reads");
        }

        var id = table.RequiredText("id");
        if (id.Length > 0 && !Slug().IsMatch(id))
        {
            table.Fault("id", $"\"{id}\"", "lower-case letters, digits and hyphens");
        }

        var title = table.Local("title");
        if (title is null && !table.Has("title"))
        {
            table.Fault("title", "nothing", "a title for readers");
        }

        var start = table.Date("start");
        var asOf = table.Date("as_of");
        var steps = table.Texts("steps");
        foreach (var step in steps.Where(step => !KnownSteps.Contains(step)))
        {
            table.Fault("steps", $"\"{step}\"", string.Join(" or ", KnownSteps));
        }

        var languages = table.Texts("languages");
        foreach (var language in languages.Where(language => language is not [>= 'a' and <= 'z', >= 'a' and <= 'z']))
        {
            table.Fault("languages", $"\"{language}\"", "two-letter codes of languages, such as en, ru, uk");
        }

        var about = table.Local("about");
        var words = WordLimitsOf(table);
        var declared = Declarations.Read(table);
        var headline = HeadlineOf(table, declared);
        var limits = FindingsSection.Read(table);
        var relabel = RelabelSection.Read(table, declared.Rules.Sides);
        var excess = ExcessSection.Read(table, declared);
        var nowcasts = NowcastSection.Read(table, declared);
        var vintages = VintageSection.Read(table);
        var courts = CourtSection.Read(table, declared.Rules.Sides, start?.First);
        var systems = SystemsSection.Read(table, declared);
        var probate = ProbateSection.Read(table, declared, start?.First);
        var compared = ComparisonSection.Read(table, declared.Rules.Sides);
        var front = FrontSection.Read(table, declared);
        var confirmation = ConfirmationSection.Read(table);
        var disclosure = DisclosureSection.Read(table);
        var fourEyes = FourEyesOf(table);
        var sources = SourceFile.Read(folder, declared.Rules.Sides, problems);
        var reconcile = ReconcileSection.Read(table, declared, sources.Publishers);
        table.Done("schema, id, title, about, start, as_of, languages, steps, sides, categories, scopes, words, headline, findings, confirmation, review, relabel, compensation, disclosure, excess, nowcast, courts, systems, vintages, probate, front, reconcile, projections, comparisons, relative_losses, regional_burden, stock_flow");
        var vocabulary = new Vocabulary(
            declared.Rules, declared.Sides, declared.Categories, declared.Scopes, sources.Publishers, start?.First);
        var inputs = InputFiles.Read(folder, vocabulary, problems);
        ExcessSection.Check(table, excess, inputs.Series);
        NowcastSection.Check(table, nowcasts, inputs.Series);
        CourtSection.Check(table, courts, inputs.Series);
        SystemsSection.Check(table, systems, inputs.Histories, sources.Publishers);
        ComparisonSection.Check(table, compared, inputs.Series);
        ProbateSection.Check(table, probate, inputs.Plans);
        FrontSection.Check(table, front, inputs.Series);
        var (lineage, rejected) = JudgementFile.Apply(folder, sources.Lineage, sources.Publishers, problems);
        return new()
        {
            Folder = folder,
            Id = id,
            Title = title ?? new("?"),
            About = about,
            Languages = languages.IsEmpty ? ["en"] : languages,
            AsOf = asOf?.Last,
            Steps = !steps.IsEmpty ? steps : [.. KnownSteps.Where(step => step switch
            {
                "ingest" or "publish" => true,
                "excess" => !excess.IsEmpty,
                "nowcast" => !nowcasts.IsEmpty,
                "courts" => !courts.IsEmpty,
                "systems" => !systems.IsEmpty,
                "compare" => !compared.IsEmpty,
                "probate" => probate is not null,
                "front" => front is not null,
                "reconcile" => table.Table("reconcile") is not null,
                _ => inputs.Plans.Any(plan => plan.Kind.Name == ReportFields.Name),
            })],
            Vocabulary = vocabulary,
            Words = words,
            Headline = headline,
            Limits = limits,
            Relabel = relabel,
            Excess = excess,
            Nowcasts = nowcasts,
            Courts = courts,
            Systems = systems,
            Histories = inputs.Histories,
            Compared = compared,
            Vintages = vintages,
            Reconcile = reconcile,
            Reconciles = table.Table("reconcile") is not null,
            Probate = probate,
            Front = front,
            Confirmation = confirmation,
            Disclosure = disclosure,
            FourEyes = fourEyes,
            Lineage = lineage,
            RejectedLineage = rejected,
            Inputs = inputs.Plans,
            Series = inputs.Series,
        };
    }

    private static Dictionary<string, WordLimits> WordLimitsOf(TomlTable table)
    {
        var words = new Dictionary<string, WordLimits>(StringComparer.OrdinalIgnoreCase);
        if (table.Table("words") is { } section)
        {
            foreach (var word in section.Keys)
            {
                if (section.Table(word) is { } limits)
                {
                    var (low, high) = (limits.Number("low"), limits.Number("high"));
                    limits.Done("low, high");
                    if ((low is null && high is null) || low > high)
                    {
                        section.Fault(word, low is null ? "no limit" : "a low limit above the high one", "low, high, or both");
                        continue;
                    }

                    if (!words.TryAdd(word, new(low, high)))
                    {
                        section.Fault(word, $"\"{word}\" again", "each word once, whatever its case");
                    }
                }
            }
        }

        return words;
    }

    private static bool FourEyesOf(TomlTable table)
    {
        if (table.Table("review") is not { } section)
        {
            return false;
        }

        var fourEyes = section.Flag("four_eyes");
        section.Done("four_eyes");
        return fourEyes;
    }

    private static HeadlineChoice HeadlineOf(TomlTable table, Declarations declared)
    {
        ImmutableArray<string> sides = [], categories = [];
        if (table.Table("headline") is { } section)
        {
            sides = Known(section, "sides", declared.Rules.Sides, "a declared side");
            categories = Known(section, "categories", declared.Rules.Categories, "a built-in or declared category");
            section.Done("sides, categories");
        }

        return new(
            sides.IsEmpty ? [.. declared.Sides.Select(side => side.Id)] : sides,
            categories.IsEmpty ? ["killed", "casualties"] : categories);
    }

    private static ImmutableArray<string> Known(TomlTable table, string key, Nesting nesting, string expected)
    {
        var texts = table.Texts(key);
        foreach (var unknown in texts.Where(text => !nesting.Knows(text)))
        {
            table.Fault(key, $"\"{unknown}\"", expected);
        }

        return texts;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Slug();
}
