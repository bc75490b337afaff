using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The sections [[projections]] of study.toml.</summary>
internal static class ProjectionSection
{
    private const int MostDraws = 1_000_000;
    private const int UsualDraws = 200_000;

    /// <summary>The plans, in file order.</summary>
    public static ImmutableArray<ProjectionPlan> Read(TomlTable study)
    {
        List<ProjectionPlan> plans = [];
        foreach (var table in study.Tables("projections"))
        {
            var plan = Plan(table);
            if (plans.Exists(other => other.Id == plan.Id))
            {
                table.Fault("id", $"\"{plan.Id}\" again", "an id of its own");
            }

            plans.Add(plan);
        }

        return [.. plans];
    }

    /// <summary>A word that names a section in files.</summary>
    public static string Word(TomlTable table)
    {
        var id = table.Identifier("id");
        if (id.Length > 0 && !StudyLoader.Slug().IsMatch(id))
        {
            table.Fault("id", $"\"{id}\"", "lower-case letters, digits and hyphens");
        }

        return id;
    }

    /// <summary>A seed from 0 up.</summary>
    public static ulong Seed(TomlTable table)
    {
        var seed = table.Whole("seed") ?? 1;
        if (seed < 0)
        {
            table.Fault("seed", $"{seed}", "a whole number from 0 up");
        }

        return (ulong)Math.Max(0, seed);
    }

    private static ProjectionPlan Plan(TomlTable table)
    {
        var id = Word(table);
        var title = table.Local("title") ?? new(id.Length > 0 ? id : "?");
        var assumption = table.Local("assumption");
        if (assumption is null)
        {
            table.Fault(table.Has("assumption") ? "assumption" : null, "nothing", "assumption: what the projection assumes, in a sentence for readers");
        }

        var threshold = table.Real("threshold");
        if (threshold <= 0)
        {
            table.Fault("threshold", $"{threshold}", "a number above 0");
        }

        List<DateOnly> by = [];
        foreach (var text in table.Texts("by"))
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && !by.Contains(day))
            {
                by.Add(day);
            }
            else
            {
                table.Fault("by", $"\"{text}\"", "days such as \"2026-05-31\", each once");
            }
        }

        if (threshold is null && by.Count == 0)
        {
            table.Fault(null, "neither threshold nor by", "a threshold to be reached, or days by = [\"2026-05-31\"], or both");
        }

        var terms = Terms(table);
        ImmutableArray<ImmutableArray<string>> scored = [.. table.Tables("scored_by").Select(one =>
        {
            var claims = one.Texts("claims");
            if (claims.IsEmpty)
            {
                one.Fault("claims", "nothing", "the later claims that add up to what came, one for each term");
            }

            one.Done("claims");
            return claims;
        })];
        var draws = table.Whole("draws") ?? UsualDraws;
        if (draws is < 1000 or > MostDraws)
        {
            table.Fault("draws", $"{draws}", $"1000 to {MostDraws}");
        }

        var plan = new ProjectionPlan(
            id, title, assumption ?? new("?"), threshold, [.. by.Order()], terms, table.Text("replays"), scored, Math.Clamp(draws, 1000, MostDraws), Seed(table));
        table.Done("id, title, assumption, threshold, by, terms, replays, scored_by, draws, seed");
        return plan;
    }

    private static ImmutableArray<ProjectionTermPlan> Terms(TomlTable table)
    {
        List<ProjectionTermPlan> terms = [];
        foreach (var one in table.Tables("terms"))
        {
            var start = one.RequiredText("start");
            var spread = one.Text("distribution") ?? "uniform";
            if (spread is not ("uniform" or "normal" or "lognormal"))
            {
                one.Fault("distribution", $"\"{spread}\"", "uniform, normal or lognormal");
            }

            var (steps, rate, months, relative, window) = (one.Real("steps") ?? 0.5, one.Text("rate"), one.Real("months"), one.Text("relative_to"), one.Whole("window"));
            if (steps is < 0 or > 10)
            {
                one.Fault("steps", $"{steps}", "0 to 10 printed units");
            }

            if (months is <= 0)
            {
                one.Fault("months", $"{months}", "a number above 0");
            }

            if (window is < 56)
            {
                one.Fault("window", $"{window}", "56 days or more");
            }

            var paces = (rate is null ? 0 : 1) + (relative is null ? 0 : 1) + (window is null ? 0 : 1) + (rate is null && months is not null ? 1 : 0);
            if (paces != 1)
            {
                one.Fault(null, $"{paces} ways to grow", "exactly one of rate (a claim, with months where its period is not taken as it is), months alone, relative_to and window");
            }

            if (start.Length > 0 && terms.Exists(other => other.Start == start))
            {
                one.Fault("start", $"\"{start}\" again", "each start once: a sum would count some people twice");
            }

            one.Done("start, distribution, steps, rate, months, relative_to, window");
            terms.Add(new(start, spread switch { "normal" => ProjectionSpread.Normal, "lognormal" => ProjectionSpread.Lognormal, _ => ProjectionSpread.Uniform }, steps, rate, months, relative, window));
        }

        if (terms.Count == 0)
        {
            table.Fault(null, "no terms", "[[projections.terms]]: where each number stands and how fast it grows");
        }

        foreach (var term in terms.Where(term => term.RelativeTo is { } to && !terms.Exists(other => other.Start == to && other.RelativeTo is null && other != term)))
        {
            table.Fault("terms", $"relative_to = \"{term.RelativeTo}\"", "the start of another term, whose own pace is not relative");
        }

        return [.. terms];
    }
}
