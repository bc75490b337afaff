using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Frontline;

namespace Cenotaph.Studies;

/// <summary>Rates and areas that others publish, with ours over the same days beside each.</summary>
internal sealed class FrontPublished(Study study, StudyRecords records, FrontPlan plan, IReadOnlyList<FrontTrack> tracks, IReadOnlyList<AreaTrack> areas)
{
    /// <summary>Claims by id, then the rows of past offensives.</summary>
    public IEnumerable<PublishedAdvance> All()
    {
        var replaced = records.Claims.Where(claim => !claim.Vanished).Select(claim => claim.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var claims = records.Claims
            .Where(claim => !claim.Vanished && !replaced.Contains(claim.Id) && claim.Figure.Bound != Bound.None && claim.Quantity.Side == plan.Side)
            .OrderBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        return claims.Where(claim => claim.Quantity is { Kind: QuantityKind.Rate, Unit: "m/day" }).Select(Rate)
            .Concat(claims.Where(claim => claim.Quantity is { Kind: QuantityKind.Period, Unit: "km2" }).Select(Area))
            .Concat(plan.Offensives.SelectMany(Offensives));
    }

    private PublishedAdvance Rate(Claim claim)
    {
        var terms = claim.Quantity.Scope.Terms;
        var axes = plan.Axes.Where(axis => axis.Scope is { } scope && terms.Contains(scope)).Select(axis => axis.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<AdvanceRate> all = claim.Quantity.Period is { } period
            ? AdvanceRate.Of([.. tracks.Where(track => track.Measure != FrontMeasure.HeldArea)], period, plan.Settings) : [];
        ImmutableArray<AdvanceRate> ours = [.. all.Where(rate => axes.Contains(rate.Axis.Id))];
        return Of(claim) with
        {
            Rates = ours,
            Notes = [.. Days(claim.Quantity.Period, ours.Select(rate => (rate.Used, rate.IsWhole))), Measure(claim.Method), .. Outside(claim, all, axes)],
        };
    }

    private PublishedAdvance Area(Claim claim)
    {
        ImmutableArray<AreaGain> ours = claim.Quantity.Period is { } period ? [.. areas.Select(area => AreaGain.Of(area, period, plan.Settings))] : [];
        return Of(claim) with
        {
            Areas = ours,
            Notes =
            [
                .. Days(claim.Quantity.Period, ours.Select(area => (area.Used, area.IsWhole))),
                Phrase.Of("front.definition", ("method", Phrase.Same(claim.Method ?? "—"))),
            ],
        };
    }

    private PublishedAdvance Of(Claim claim) => new()
    {
        Id = claim.Id,
        IsClaim = true,
        Side = study.Vocabulary.Side(claim.Quantity.Side).Name,
        Where = [.. claim.Quantity.Scope.Terms.Select(term => study.Vocabulary.Scope(term).Name)],
        Publisher = claim.Publisher.Name,
        Figure = claim.Figure,
        Unit = claim.Quantity.Unit,
        Period = claim.Quantity.Period,
        Method = claim.Method,
        Remark = claim.Note,
    };

    private IEnumerable<PublishedAdvance> Offensives(string id)
    {
        if (records.Series.FirstOrDefault(series => series.Definition.Id == id) is not { } series)
        {
            yield break;
        }

        foreach (var row in series.Rows.Where(row => row.Value is not null || row is { Low: not null, High: not null }))
        {
            yield return new()
            {
                Id = id,
                IsClaim = false,
                Side = study.Vocabulary.Side(series.Definition.Quantity.Side).Name,
                Where = [.. row.Part.Values.Select(part => new LocalText(part))],
                Publisher = study.Vocabulary.Publishers.Find(series.Definition.Publisher)?.Name ?? new(series.Definition.Publisher),
                Figure = row.Value is { } value ? Figure.Point(value) : Figure.Between(Math.Min(row.Low!.Value, row.High!.Value), Math.Max(row.Low!.Value, row.High!.Value)),
                Unit = series.Definition.Quantity.Unit,
                Period = row.Date,
                Remark = row.Note,
                Notes = [Phrase.Of("front.past")],
            };
        }
    }

    private static IEnumerable<Phrase> Days(DateSpan? period, IEnumerable<(DateSpan? Used, bool IsWhole)> ours)
    {
        if (period is null)
        {
            yield return Phrase.Of("front.days-unknown");
            yield break;
        }

        var known = ours.Where(one => one.Used is not null).ToList();
        if (known.Count == 0)
        {
            yield return Phrase.Of("front.days-none");
        }
        else if (known.TrueForAll(one => one.IsWhole))
        {
            yield return Phrase.Of("front.days-same");
        }
        else
        {
            foreach (var used in known.Where(one => !one.IsWhole).Select(one => one.Used!.Value).Distinct())
            {
                yield return Phrase.Of("front.days-other", ("period", Phrase.Date(period.Value)), ("used", Phrase.Date(used)));
            }
        }
    }

    private static Phrase Measure(string? method) =>
        method is null ? Phrase.Of("front.measure-unknown") : Phrase.Of("front.measure-other", ("method", Phrase.Same(method)));

    // A range over several axes is about those axes: where others move faster or slower, it must not be read as the front's.
    private static IEnumerable<Phrase> Outside(Claim claim, ImmutableArray<AdvanceRate> all, HashSet<string> axes)
    {
        if (claim.Figure is not { Low: { } low, High: { } high } || all.IsEmpty)
        {
            yield break;
        }

        foreach (var measure in FrontMeasureWords.All)
        {
            List<Phrase> outside =
            [
                .. all.Where(rate => rate.Measure == measure && rate.PerDay is { } speed && (Math.Round(speed) < (double)low || Math.Round(speed) > (double)high))
                    .Select(rate => Phrase.List(" ", Phrase.Name(rate.Axis.Name), Phrase.Number(rate.PerDay!.Value, 0))),
            ];
            if (outside.Count > 0)
            {
                yield return Phrase.Of(
                    "front.outside", ("measure", Phrase.Of("front.measure." + measure.Word())), ("low", Phrase.Number(low)), ("high", Phrase.Number(high)), ("axes", Phrase.List(", ", outside)));
            }
        }

        var unnamed = all.Where(rate => !axes.Contains(rate.Axis.Id)).Select(rate => rate.Axis).DistinctBy(axis => axis.Id).ToList();
        if (axes.Count > 0 && unnamed.Count > 0)
        {
            yield return Phrase.Of("front.unnamed", ("axes", Phrase.List(", ", unnamed.Select(axis => Phrase.Name(axis.Name)))));
        }
    }
}
