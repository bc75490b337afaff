namespace Cenotaph.Probate;

/// <summary>What later vintages made of an estimate.</summary>
/// <param name="Extracted">The day of the extraction that the estimate rests on.</param>
/// <param name="Later">The day of the one it is held against.</param>
/// <param name="From">The Monday of the first week of both.</param>
/// <param name="To">The Monday of the last.</param>
/// <param name="Stated">The estimate then, with the interval it was stated with.</param>
/// <param name="Now">The later estimate of the same weeks.</param>
public sealed record ProbateRevision(DateOnly Extracted, DateOnly Later, DateOnly From, DateOnly To, ProbateValue Stated, ProbateValue Now)
{
    /// <summary>Whether the later value lies in the interval stated before.</summary>
    public bool IsHit => Stated.Low <= Now.Value && Now.Value <= Stated.High;

    /// <summary>The later value over the stated one, less 1; NaN where the stated one is not above 0.</summary>
    public double Change => Stated.Value > 0 ? (Now.Value / Stated.Value) - 1 : double.NaN;
}

/// <summary>Every vintage against the next and the newest. Later estimates are not the truth, and vintages share most of their data: so many hits say
/// that an estimate stood, not that it was right.</summary>
/// <param name="Revisions">In the order of extraction; the newest vintage has none.</param>
/// <param name="WhyNot">Why there is nothing to hold against each other; null where there is.</param>
public sealed record ProbateRevisions(IReadOnlyList<ProbateRevision> Revisions, string? WhyNot)
{
    /// <summary>How many later values lie in the interval stated before.</summary>
    public int Hits => Revisions.Count(revision => revision.IsHit);

    /// <summary>Holds vintages of one register against each other.</summary>
    /// <param name="vintages">In any order, each extraction once; refusals are passed over.</param>
    /// <param name="level">The probability of the intervals of the later values.</param>
    public static ProbateRevisions Of(IReadOnlyList<ProbateResult> vintages, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(vintages);
        ProbateEstimate[] estimates = [.. vintages.OfType<ProbateEstimate>().OrderBy(one => one.Extracted)];
        if (estimates.Length < 2)
        {
            return new([], FormattableString.Invariant($"Of {vintages.Count} extractions {estimates.Length} gave an estimate; it takes two to see a revision."));
        }

        var revisions = new List<ProbateRevision>();
        for (var index = 0; index < estimates.Length - 1; index++)
        {
            revisions.Add(Pair(estimates[index], estimates[index + 1], level));
            if (index < estimates.Length - 2)
            {
                revisions.Add(Pair(estimates[index], estimates[^1], level));
            }
        }

        return new(revisions, null);
    }

    private static ProbateRevision Pair(ProbateEstimate then, ProbateEstimate now, double level)
    {
        var weeks = then.Weeks.Count;
        if (now.Weeks.Count < weeks || now.Weeks[0].Monday != then.Weeks[0].Monday)
        {
            throw new ArgumentException(FormattableString.Invariant($"The estimate of {now.Extracted:yyyy-MM-dd} lacks weeks that the one of {then.Extracted:yyyy-MM-dd} has."));
        }

        double[] sums = [.. now.Draws.Select(draw => draw.Take(weeks).Sum())];
        var tail = (1 - level) / 2;
        return new(
            then.Extracted,
            now.Extracted,
            then.Weeks[0].Monday,
            then.Weeks[^1].Monday,
            then.Total.Dead,
            new(Numerics.Quantiles.Of(sums, 0.5), Numerics.Quantiles.Of(sums, tail), Numerics.Quantiles.Of(sums, 1 - tail)));
    }
}
