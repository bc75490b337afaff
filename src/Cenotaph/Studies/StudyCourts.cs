using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>What a study, or a table that no study describes, tells of court claims to declare a person missing or dead.</summary>
public static class StudyCourts
{
    /// <summary>A summary for each side that the study leads with, by one rule for all; nothing where no section [[courts]] asks.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    /// <param name="side">The only side asked for, or null.</param>
    public static ImmutableArray<CourtSummary> Of(Study study, StudyRecords records, ICollection<Problem> problems, string? side = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(problems);
        if (study.Courts.IsEmpty)
        {
            return [];
        }

        var claims = records.Claims.Where(claim => !claim.Vanished).DistinctBy(claim => claim.Id).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        return
        [
            .. study.Vocabulary.Sides.Where(one => side is null ? IsAsked(study, one) : one.Id == side)
                .Select(one => Summary(study, records, claims, one, study.Courts.FirstOrDefault(plan => plan.Side == one.Id), problems)),
        ];
    }

    /// <summary>What a table alone tells: counts by month, or a list of cards.</summary>
    /// <param name="file">The table.</param>
    /// <param name="options">The war's start, and how the baseline is fitted.</param>
    /// <param name="deletions">Days in which cards were deleted.</param>
    /// <param name="limit">The share by which a register may shrink without being held for cut.</param>
    public static CourtSummary OfFile(CourtFile file, CourtModelOptions options, IReadOnlyList<DateSpan> deletions, double limit)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(deletions);
        ImmutableArray<DeletionReading> readings = [.. deletions.OrderBy(on => on.First).Select(on => new DeletionReading(on, on.First, null, null, null, null))];
        var register = Register(file, options, readings, limit);
        return new()
        {
            Side = new("table", new(file.Name)),
            Registers = [register],
            Military = [.. MilitaryOf(file, register, options.Start)],
            Deletions = readings,
            Notes = [.. NotesOf(register), Phrase.Of("courts.not-deaths"), Phrase.Of("courts.never-twice")],
            Findings = [.. Falls(register)],
        };
    }

    private static CourtSummary Summary(
        Study study, StudyRecords records, IReadOnlyDictionary<string, Claim> claims, Definition side, CourtPlan? plan, ICollection<Problem> problems)
    {
        var labels = new RelabelClaims(study, claims, problems);
        ImmutableArray<LabelRegister> proceedings =
            [.. study.Relabel.Registers.Where(one => one.Side == side.Id && one.Label == "deserter").Select(labels.Register).OfType<LabelRegister>()];
        ImmutableArray<LabelComparison> comparisons =
            [.. study.Relabel.Comparisons.Where(one => one.Side == side.Id && one.Label == "deserter").Select(labels.Comparison).OfType<LabelComparison>()];
        IEnumerable<Phrase> missing = proceedings.IsEmpty ? [Phrase.Of("courts.no-proceedings")] : [];
        if (plan is null)
        {
            return new() { Side = side, Proceedings = proceedings, Comparisons = comparisons, Notes = [Phrase.Of("courts.no-register"), .. missing] };
        }

        var counted = new CourtClaims(study, plan, claims, problems);
        var (checks, found) = (new List<CourtCheck>(), new List<Finding>());
        foreach (var (check, finding) in counted.Checks())
        {
            checks.Add(check);
            if (finding is not null)
            {
                found.Add(finding);
            }
        }

        var options = new CourtModelOptions(plan.Start, plan.NegativeBinomial, plan.Trend);
        List<CourtRegister> registers = [];
        List<MilitaryShare> military = [.. counted.Military()];
        if (plan.Series is { } id && records.Series.FirstOrDefault(one => one.Definition.Id == id) is { } series)
        {
            registers.Add(Register(id, Counts(series, problems), null, options, counted.Deletions, study.Limits.ShrinkageShare, null, null));
        }

        if (plan.Cards is { } path && CourtFile.Read(Path.Combine(study.Folder, path), plan.Columns, problems) is { } file)
        {
            registers.Add(Register(file, options, counted.Deletions, study.Limits.ShrinkageShare));
            military.AddRange(MilitaryOf(file, registers[^1], plan.Start));
        }

        var beside = plan.Beside.Select(one => CourtOverlap.Of(study, records, claims, counted, checks, one, problems)).OfType<CourtBeside>().ToImmutableArray();
        return new()
        {
            Side = side,
            Baseline = counted.Baseline,
            Excess = counted.Excess,
            Revisions = counted.Revisions,
            Checks = [.. checks],
            Military = [.. military],
            Deletions = counted.Deletions,
            Registers = [.. registers],
            Beside = beside,
            Proceedings = proceedings,
            Comparisons = comparisons,
            Notes =
            [
                Phrase.Of("courts.not-deaths"), .. counted.Notes(), .. registers.SelectMany(NotesOf), Phrase.Of("courts.never-twice"), .. missing,
            ],
            Findings = [.. found, .. registers.SelectMany(Falls)],
        };
    }

    private static CourtRegister Register(CourtFile file, CourtModelOptions options, ImmutableArray<DeletionReading> deletions, double limit) =>
        file.Cards.IsEmpty
            ? Register(file.Name, file.Counts, null, options, deletions, limit, null, file.Hash)
            : Register(file.Name, CourtCards.Counts(file.Cards), CourtCards.Falls(file.Cards), options, deletions, limit, file.Cards, file.Hash);

    private static CourtRegister Register(
        string id, ImmutableArray<CourtCount> counts, ImmutableArray<CourtFall>? falls, CourtModelOptions options, ImmutableArray<DeletionReading> deletions, double limit,
        IReadOnlyList<CourtCard>? cards, string? hash)
    {
        var snapshots = CourtSnapshots.Of(counts, limit, [.. deletions.Select(one => one.CensoredFrom)], falls);
        var model = CourtModel.Fit(snapshots.Counts, options, out var refusal);
        return new(
            id, snapshots, model, refusal, model is null ? null : CourtModel.Fit(snapshots.Counts, options with { Trend = !options.Trend }, out _),
            cards is null ? null : Delays(cards, snapshots), cards is null ? [] : CourtCards.Gone(cards, limit), hash);
    }

    private static CourtDelays? Delays(IReadOnlyList<CourtCard> cards, CourtSnapshots snapshots)
    {
        var standing = cards.Where(card => snapshots.CensoredFrom is not { } cut || (card.Seen.IsEmpty ? card.Filed < cut : card.Seen[0] < cut)).ToList();
        return standing.Count == 0 ? null : CourtDelays.Of(
            [.. standing.Where(card => card.Event is not null).Select(card => (card.Event!.Value, card.Filed))], snapshots.Seen?.Last ?? standing.Max(card => card.Filed));
    }

    private static IEnumerable<MilitaryShare> MilitaryOf(CourtFile file, CourtRegister register, DateOnly start) =>
        CourtCards.Military(
            file.Name,
            [.. file.Cards.Where(card => card.Filed >= start && (register.Snapshots.CensoredFrom is not { } cut || (card.Seen.IsEmpty ? card.Filed < cut : card.Seen[0] < cut)))]) is { } share
            ? [share] : [];

    private static IEnumerable<Phrase> NotesOf(CourtRegister register)
    {
        if (register.Refusal is { } refusal)
        {
            yield return refusal;
        }

        if (register.Snapshots.CensoredFrom is { } date)
        {
            yield return Phrase.Of("courts.censored", ("date", Phrase.Date(date)));
        }

        if (register.Snapshots.SeenIsUnknown)
        {
            yield return Phrase.Of("courts.seen-unknown", ("register", Phrase.Same(register.Id)));
        }
    }

    private static IEnumerable<Finding> Falls(CourtRegister register)
    {
        if (register.Snapshots.Falls.IsEmpty)
        {
            yield break;
        }

        var worst = register.Snapshots.Falls.MaxBy(fall => fall.Share)!;
        (string, Phrase)[] places =
        [
            ("register", Phrase.Same(register.Id)), ("before", Phrase.Date(worst.Before)), ("after", Phrase.Date(worst.After)),
            ("from", Phrase.Number(worst.From, 0)), ("to", Phrase.Number(worst.To, 0)), ("share", Phrase.Percent(worst.Share)),
        ];
        yield return new(
            "shrinkage", Weight.Warning, ["register:" + register.Id], Phrase.Of("courts.fall.arithmetic", places), Phrase.Of("courts.fall.message", places),
            Phrase.Of("courts.fall.remedy"), register.Snapshots.Falls.Length);
    }

    // The rows of the whole, or the sums of its parts where there is no whole.
    private static ImmutableArray<CourtCount> Counts(Series series, ICollection<Problem> problems)
    {
        var rows = series.Rows.Where(row => row is { Date: not null, Value: >= 0 }).ToList();
        if (series.Definition.Quantity.Kind != QuantityKind.Period)
        {
            problems.Add(new("series " + series.Definition.Id, null, null, $"numbers of kind {series.Definition.Quantity.Kind.Word()}", "counts of cases by period"));
            return [];
        }

        if (series.Rows.Length > rows.Count)
        {
            problems.Add(new("series " + series.Definition.Id, null, null, $"{series.Rows.Length - rows.Count} rows without a date or a number from 0", "counts of cases; these are left out", Severity.Doubt));
        }

        if (rows.Exists(row => row.Part.IsEmpty))
        {
            rows.RemoveAll(row => !row.Part.IsEmpty);
        }

        return
        [
            .. rows.GroupBy(row => (row.Date, row.Vintage)).Select(group => new CourtCount(group.Key.Date!.Value, group.Key.Vintage, (double)group.Sum(row => row.Value!.Value)))
                .OrderBy(count => count.Seen?.Last).ThenBy(count => count.Period.First).ThenBy(count => count.Period.Last),
        ];
    }

    // The sides that the study leads with and that are not made of others, and those that it asks for.
    private static bool IsAsked(Study study, Definition side) =>
        study.Courts.Any(plan => plan.Side == side.Id)
        || (study.Headline.Sides.Contains(side.Id) && !study.Vocabulary.Sides.Any(other => other.Id != side.Id
            && study.Vocabulary.Rules.Sides.Compare(other.Id, side.Id) == Containment.Within));
}
