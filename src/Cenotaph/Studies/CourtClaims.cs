using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>The published counts that a section [[courts]] names, against their baseline; one that cannot be used becomes a problem.</summary>
internal sealed class CourtClaims
{
    private const string Section = "courts";

    private readonly Study study;
    private readonly CourtPlan plan;
    private readonly IReadOnlyDictionary<string, Claim> claims;
    private readonly ICollection<Problem> problems;

    public CourtClaims(Study study, CourtPlan plan, IReadOnlyDictionary<string, Claim> claims, ICollection<Problem> problems)
    {
        (this.study, this.plan, this.claims, this.problems) = (study, plan, claims, problems);
        Deletions = [.. plan.Deletions.Select(Deletion).OfType<DeletionReading>().OrderBy(one => one.CensoredFrom)];
        Baseline = BaselineOf();
        Excess = Baseline is null ? []
            : [.. plan.Claims.Select(id => ExcessOf(id, Section + ".claims")).OfType<CourtExcess>().OrderBy(one => one.Period.First).ThenBy(one => one.Period.Last).ThenBy(one => one.Seen?.Last).ThenBy(one => one.Claim, StringComparer.Ordinal)];
    }

    public ImmutableArray<DeletionReading> Deletions { get; }

    public CourtBaseline? Baseline { get; }

    public ImmutableArray<CourtExcess> Excess { get; }

    /// <summary>Counts of one time, publisher and scope in several editions.</summary>
    public ImmutableArray<CourtRevision> Revisions =>
    [
        .. Excess.GroupBy(one => (one.Period, claims[one.Claim].Publisher.Id, What: Comparable.What(claims[one.Claim].Quantity)))
            .SelectMany(group => group.Zip(group.Skip(1)))
            .Where(pair => FigureLimits.Centre(pair.First.Observed) > 0 && FigureLimits.Centre(pair.Second.Observed) is not null)
            .Select(pair => new CourtRevision(
                pair.First.Period, pair.First.Claim, pair.Second.Claim, (double)FigureLimits.Centre(pair.First.Observed)!.Value, (double)FigureLimits.Centre(pair.Second.Observed)!.Value)),
    ];

    /// <summary>What a reader must know of what was taken off from what.</summary>
    public IEnumerable<Phrase> Notes()
    {
        var usual = plan.Baseline.Select(id => claims.GetValueOrDefault(id)).OfType<Claim>().FirstOrDefault();
        foreach (var claim in Excess.Select(one => claims[one.Claim]).Where(claim => usual is not null && !claim.Quantity.Scope.Equals(usual.Quantity.Scope)))
        {
            yield return Phrase.Of(
                "courts.scope",
                ("claim", Phrase.Same(claim.Id)), ("scope", Spoken.ScopeName(study.Vocabulary, claim.Quantity.Scope)),
                ("baseline", Phrase.Same(usual!.Id)), ("other", Spoken.ScopeName(study.Vocabulary, usual.Quantity.Scope)));
        }

        if (Deletions.FirstOrDefault() is { } first)
        {
            yield return Phrase.Of("courts.censored", ("date", Phrase.Date(first.CensoredFrom)));
        }
    }

    /// <summary>Published excesses, recomputed, with a finding for each that its publisher's own counts do not allow.</summary>
    public IEnumerable<(CourtCheck Check, Finding? Finding)> Checks()
    {
        foreach (var asked in Baseline is null ? [] : plan.Excess)
        {
            if (Find(asked.Claim, Section + ".excess") is not { } claim)
            {
                continue;
            }

            var parts = asked.Of.Select(id => ExcessOf(id, Section + ".excess")).ToList();
            if (parts.Contains(null))
            {
                continue;
            }

            if (claim.Figure.InWords || claim.Figure.Bound == Bound.None || claim.Quantity.Period is not { } period)
            {
                Fault(Section + ".excess", $"claim {claim.Id} without number or period", "a published excess of a time");
                continue;
            }

            var known = parts.OfType<CourtExcess>().OrderBy(part => part.Period.First).ToList();
            if (known.Zip(known.Skip(1)).Any(pair => pair.First.Period.Overlaps(pair.Second.Period)))
            {
                Fault(Section + ".excess", $"counts of \"{claim.Id}\" that overlap", "counts of times that follow on one another: a sum would count some claims twice");
                continue;
            }

            yield return Check(claim, period, known);
        }
    }

    /// <summary>Shares with a military applicant, each by its own denominator.</summary>
    public IEnumerable<MilitaryShare> Military()
    {
        foreach (var asked in plan.Military)
        {
            if (Find(asked.Claim, Section + ".military") is not { } part || Find(asked.Of, Section + ".military") is not { } whole)
            {
                continue;
            }

            if (part.Quantity.Period != whole.Quantity.Period || part.Quantity.Side != whole.Quantity.Side || part.Quantity.Unit != whole.Quantity.Unit)
            {
                Fault(Section + ".military", $"{part.Id} ({part.Quantity.Period}, {part.Quantity.Unit}) of {whole.Id} ({whole.Quantity.Period}, {whole.Quantity.Unit})", "a number and its denominator of one side, time and unit");
                continue;
            }

            if ((part.Figure.Value ?? part.Figure.Low) is not { } count || whole.Figure.Value is not { } of || part.Figure.InWords || whole.Figure.InWords || of < 1)
            {
                Fault(Section + ".military", $"{part.Id} {part.Figure} of {whole.Id} {whole.Figure}", "a number, or its lower bound, of a number that is known");
                continue;
            }

            if (count > of || count < 0)
            {
                Fault(Section + ".military", $"{part.Id} {part.Figure} of {whole.Id} {whole.Figure}", "a part that is not above its whole: the publisher's numbers contradict each other");
                continue;
            }

            List<Phrase> notes = [];
            if (part.Figure.Value is null)
            {
                notes.Add(Phrase.Of("courts.least-applicant"));
            }

            if (part.Quantity.AsOf != whole.Quantity.AsOf)
            {
                notes.Add(Phrase.Of("courts.other-edition", ("claim", Phrase.Same(part.Id)), ("of", Phrase.Same(whole.Id))));
            }

            yield return MilitaryShare.Make($"{part.Id} of {whole.Id}", (long)count, (long)of, part.Figure.Value is null, null, [.. notes]);
        }
    }

    private static (CourtCheck, Finding?) Check(Claim claim, DateSpan period, List<CourtExcess> parts)
    {
        var (value, low, high) = (parts.Sum(part => part.Value), 0.0, 0.0);
        foreach (var part in parts)
        {
            low += part.Bound == Bound.Upper ? double.NegativeInfinity : part.Low;
            high += part.Bound == Bound.Lower ? double.PositiveInfinity : part.High;
        }

        (double Low, double High) printed = claim.Figure switch
        {
            { Bound: Bound.Lower, Low: { } least } => ((double)least, double.PositiveInfinity),
            { Bound: Bound.Upper, High: { } most } => (double.NegativeInfinity, (double)most),
            _ => ((double)Comparable.Reach(claim.Figure).Low, (double)Comparable.Reach(claim.Figure).High),
        };
        var check = new CourtCheck(
            claim.Id, claim.Figure, [.. parts.Select(part => part.Claim)], value, low, high, low <= printed.High && printed.Low <= high, [.. Uncovered(period, parts)]);
        if (check.Fits)
        {
            return (check, null);
        }

        (string, Phrase)[] places =
        [
            ("claim", Phrase.Same(claim.Id)), ("figure", Written.Figure(claim.Figure)), ("of", Phrase.Same(string.Join(" + ", check.Of))), ("value", Phrase.Number(value, 0)),
            ("low", double.IsFinite(low) ? Phrase.Number(low, 0) : Phrase.Same("−∞")), ("high", double.IsFinite(high) ? Phrase.Number(high, 0) : Phrase.Same("∞")),
            ("publisher", Phrase.Name(claim.Publisher.Name)),
        ];
        return (check, new(
            "court-excess", Weight.Warning, [claim.Id, .. check.Of], Phrase.Of("courts.check.arithmetic", places), Phrase.Of("courts.check.message", places), Phrase.Of("courts.check.remedy")));
    }

    private static IEnumerable<DateSpan> Uncovered(DateSpan period, List<CourtExcess> parts)
    {
        var next = period.First;
        foreach (var part in parts)
        {
            if (part.Period.First > next && part.Period.First <= period.Last)
            {
                yield return new(next, part.Period.First.AddDays(-1));
            }

            next = part.Period.Last >= next ? part.Period.Last.AddDays(1) : next;
        }

        if (next <= period.Last)
        {
            yield return new(next, period.Last);
        }
    }

    private CourtBaseline? BaselineOf()
    {
        List<CourtYear> years = [];
        foreach (var id in plan.Baseline)
        {
            if (Find(id, Section + ".baseline") is not { } claim)
            {
                continue;
            }

            if (claim.Quantity.Period is not { } period || claim.Quantity.Kind != QuantityKind.Period || period.Last >= plan.Start)
            {
                Fault(Section + ".baseline", $"claim {id} of {claim.Quantity.Period?.ToString() ?? "no period"}", $"a count of a time before the war, which began on {plan.Start:yyyy-MM-dd}");
            }
            else if (claim.Figure is not { InWords: false } figure || FigureLimits.Centre(figure) is not { } count || count <= 0)
            {
                Fault(Section + ".baseline", $"claim {id}, {claim.Figure}", "a number above 0: a bound alone says nothing of what is usual");
            }
            else if (years.Exists(year => year.Period.Overlaps(period)))
            {
                Fault(Section + ".baseline", $"claim {id} of {period} beside another of the same time", "each time once, in the edition that is to be used");
            }
            else
            {
                var (low, high) = Comparable.Reach(figure);
                years.Add(new(id, period, (double)count, (double)(high - low) / 2));
            }
        }

        return years.Count == 0 ? null : CourtBaseline.Of(years, plan.Variation);
    }

    private CourtExcess? ExcessOf(string id, string section)
    {
        if (Find(id, section) is not { } claim)
        {
            return null;
        }

        if (claim.Quantity.Period is not { } period || claim.Quantity.Kind is not (QuantityKind.Period or QuantityKind.Cumulative) || claim.Quantity.Unit != UnitOfBaseline())
        {
            Fault(section, $"claim {id} ({claim.Quantity.Kind.Word()}, {claim.Quantity.Unit}, {claim.Quantity.Period?.ToString() ?? "no period"})", $"a count of {UnitOfBaseline()} in a period, as the baseline is");
            return null;
        }

        if (period.First < plan.Start && period.Last < plan.Start)
        {
            Fault(section, $"claim {id} of {period}", $"a time of the war, which began on {plan.Start:yyyy-MM-dd}");
            return null;
        }

        var censored = Deletions.FirstOrDefault() is { } cut && (claim.Quantity.AsOf ?? claim.PublishedAt ?? period).First >= cut.CensoredFrom;
        var half = claim.Figure.Value is null ? 0 : (double)Comparable.Half(claim.Figure);
        if (CourtExcess.Of(id, period, claim.Quantity.AsOf ?? claim.PublishedAt, claim.Figure, half, Baseline!, censored) is { } excess)
        {
            return excess;
        }

        Fault(section, $"claim {id}, {claim.Figure}", "a number, not a word for one or none");
        return null;
    }

    private string UnitOfBaseline() => claims[Baseline!.Years[0].Source].Quantity.Unit;

    private DeletionReading? Deletion(CourtDeletion declared)
    {
        const string section = Section + ".deletions";
        var before = declared.Before is { } first ? Find(first, section) : null;
        var after = declared.After is { } second ? Find(second, section) : null;
        if ((declared.Before is not null && before is null) || (declared.After is not null && after is null))
        {
            return null;
        }

        if (before is not null && after is not null)
        {
            if (before.Figure.Value is not { } from || after.Figure.Value is not { } to || to >= from)
            {
                Fault(section, $"{before.Id} {before.Figure} before, {after.Id} {after.Figure} after", "fewer cards after a deletion than before it");
                return null;
            }

            if (before.Quantity.AsOf is { } then && after.Quantity.AsOf is { } now && then.First > now.Last)
            {
                Fault(section, $"{before.Id} as of {then} before, {after.Id} as of {now} after", "the count before a deletion on an earlier day than the count after it");
                return null;
            }
        }

        // What was counted on the day of the last whole count still stands.
        var lastWhole = before?.Quantity.AsOf?.Last;
        var cut = lastWhole is { } day && day >= declared.On.First && day < declared.On.Last ? day.AddDays(1) : declared.On.First;
        return new(declared.On, cut, before?.Figure.Value, after?.Figure.Value, before?.Id, after?.Id);
    }

    private Claim? Find(string id, string section)
    {
        if (!claims.TryGetValue(id, out var claim))
        {
            Fault(section, $"claim \"{id}\"", "the id of a claim that the study has");
            return null;
        }

        if (claim.Quantity.Side != plan.Side)
        {
            Fault(section, $"claim {id} of {claim.Quantity.Side}", $"a claim that counts {plan.Side}");
            return null;
        }

        return claim;
    }

    private void Fault(string section, string seen, string expected) => problems.Add(new(StudyLoader.StudyFile, null, section, seen, expected));
}
