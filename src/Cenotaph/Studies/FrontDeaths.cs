using Cenotaph.Claims;
using Cenotaph.Frontline;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Deaths by km² gained: each published number of deaths over the area gained in the same days.</summary>
internal sealed class FrontDeaths(Study study, StudyRecords records, FrontPlan plan, IReadOnlyList<AreaTrack> areas, ICollection<Problem> problems)
{
    /// <summary>The ratios, by what the study names and by window.</summary>
    public IEnumerable<DeathsPerArea> Ratios(IReadOnlyList<DateSpan> windows)
    {
        foreach (var id in plan.Deaths)
        {
            if (records.Series.FirstOrDefault(one => one.Definition.Id == id) is { } series)
            {
                foreach (var ratio in windows.Select(window => Within(series, StudyFront.Common(areas, window))).OfType<DeathsOnRecord>().SelectMany(Ratios))
                {
                    yield return ratio;
                }
            }
            else if (records.Claims.FirstOrDefault(one => one.Id == id && !one.Vanished) is { } claim)
            {
                foreach (var ratio in Claimed(claim) is { } deaths ? Ratios(deaths) : [])
                {
                    yield return ratio;
                }
            }
            else
            {
                problems.Add(new("study.toml", null, "front.deaths", $"\"{id}\"", "a series or the id of a claim that the study has"));
            }
        }
    }

    private IEnumerable<DeathsPerArea> Ratios(DeathsOnRecord deaths)
    {
        var days = deaths.Quantity.Period ?? deaths.Quantity.AsOf ?? DateSpan.Day(records.AsOf);
        List<AreaGain> gains = [.. areas.Select(area => AreaGain.Of(area, days, plan.Settings))];
        foreach (var gain in AreaGain.Together(gains, plan.Settings) is { } both ? gains.Append(both) : gains)
        {
            yield return DeathsPerArea.Of(deaths, gain, study.Vocabulary.Rules.Divide(deaths.Quantity, Beside(deaths.Quantity, gain, days)), plan.Settings.Seed);
        }
    }

    // An area has no persons in it: what is left for the rules to hold against each other are side, kind and days. The map of the days used was
    // drawn then, whatever the edition of the deaths.
    private static Quantity Beside(Quantity deaths, AreaGain gain, DateSpan days) => gain.Sources[0].Quantity with
    {
        Kind = QuantityKind.Period,
        Period = gain.IsWhole || gain.Used is null ? days : gain.Used,
        AsOf = deaths.AsOf ?? DateSpan.Day(days.Last),
        Scope = deaths.Scope,
        Confirmation = deaths.Confirmation,
        Unit = deaths.Unit,
    };

    // The sum of the periods that lie within a window and follow on one another.
    private DeathsOnRecord? Within(Series series, DateSpan window)
    {
        var definition = series.Definition;
        if (definition.Quantity.Kind != QuantityKind.Period)
        {
            problems.Add(new("study.toml", null, "front.deaths", $"series \"{definition.Id}\" of kind {definition.Quantity.Kind.Word()}", "numbers by period, which can be added up within a window"));
            return null;
        }

        var rows = series.Rows.Where(row => row.Part.IsEmpty && row.Date is { } date && window.Contains(date) && (row.Value ?? row.Low ?? row.High) is not null)
            .GroupBy(row => row.Date!.Value).Select(group => group.Last()).OrderBy(row => row.Date!.Value.First).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var gap = Enumerable.Range(1, rows.Count - 1).FirstOrDefault(i => rows[i].Date!.Value.First != rows[i - 1].Date!.Value.Last.AddDays(1));
        if (gap > 0)
        {
            problems.Add(new(
                "series " + definition.Id, null, null, $"{rows[gap - 1].Date}, then {rows[gap].Date}", "periods that follow on one another; deaths per km2 of this window are left out", Severity.Doubt));
            return null;
        }

        var days = new DateSpan(rows[0].Date!.Value.First, rows[^1].Date!.Value.Last);
        var (number, basis) = Sum(rows, definition);
        return new(
            definition.Id, study.Vocabulary.Publishers.Find(definition.Publisher)?.Name ?? new(definition.Publisher),
            definition.Quantity with { Period = days, AsOf = DateSpan.Day(days.Last) }, number, basis);
    }

    private static (Spread Number, Phrase Basis) Sum(IReadOnlyList<SeriesRow> rows, SeriesDefinition definition)
    {
        if (rows.Any(row => row.Value is null))
        {
            return rows.All(row => row.Low is not null)
                ? (new Spread.AtLeast((double)rows.Sum(row => row.Low!.Value)), Phrase.Of("front.basis.least"))
                : (new Spread.AtMost((double)rows.Sum(row => row.High ?? row.Value ?? row.Low!.Value)), Phrase.Of("front.basis.most"));
        }

        var value = (double)rows.Sum(row => row.Value!.Value);
        if (rows.Any(row => row.Low is null || row.High is null))
        {
            return (new Spread.Exact(value), Phrase.Of("front.basis.none"));
        }

        // Limits that the source prints the wrong way round are still its limits.
        var below = rows.Select(row => (double)(row.Value!.Value - Math.Min(row.Low!.Value, row.High!.Value)));
        var above = rows.Select(row => (double)(Math.Max(row.Low!.Value, row.High!.Value) - row.Value!.Value));
        var apart = definition.Correlation == "none";
        double Reach(IEnumerable<double> reaches) => apart ? Math.Sqrt(reaches.Sum(reach => reach * reach)) : reaches.Sum();
        var (low, high) = (value - Math.Max(0, Reach(below)), value + Math.Max(0, Reach(above)));
        return definition.Interval == "ci95"
            ? (new Spread.Split(low, value, high), Phrase.Of(apart ? "front.basis.limits.apart" : "front.basis.limits"))
            : (new Spread.Uniform(low, high), Phrase.Of(apart ? "front.basis.range.apart" : "front.basis.range"));
    }

    private DeathsOnRecord? Claimed(Claim claim)
    {
        var figure = claim.Figure;
        Spread? number = figure.InWords ? null : figure.Bound switch
        {
            Bound.Lower => new Spread.AtLeast((double)figure.Low!.Value),
            Bound.Upper => new Spread.AtMost((double)figure.High!.Value),
            Bound.Range => new Spread.Uniform((double)figure.Low!.Value, (double)figure.High!.Value),
            Bound.Interval95 => new Spread.Split((double)figure.Low!.Value, (double)(figure.Value ?? (figure.Low + figure.High) / 2)!.Value, (double)figure.High!.Value),
            Bound.Point or Bound.Approximate when figure.Rounding > 0 => new Spread.Uniform((double)FigureLimits.Low(figure)!.Value, (double)FigureLimits.High(figure)!.Value),
            Bound.Point or Bound.Approximate => new Spread.Exact((double)figure.Value!.Value),
            _ => null,
        };
        if (number is null)
        {
            problems.Add(new("study.toml", null, "front.deaths", $"claim {claim.Id}, which gives no number", "a claim with a number"));
            return null;
        }

        var basis = number switch
        {
            Spread.AtLeast => "front.basis.least",
            Spread.AtMost => "front.basis.most",
            Spread.Split => "front.basis.limits",
            Spread.Exact => "front.basis.none",
            _ when figure.Bound == Bound.Range => "front.basis.range",
            _ => "front.basis.rounding",
        };
        return new(claim.Id, claim.Publisher.Name, claim.Quantity, number, Phrase.Of(basis));
    }
}
