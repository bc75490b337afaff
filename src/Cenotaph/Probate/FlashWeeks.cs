using Cenotaph.Nowcasting;

namespace Cenotaph.Probate;

/// <summary>
/// The newest weeks, of which too few cases are open: names that will be listed, times the dead for a name in the weeks before. Ages go together,
/// as the newest weeks have few names; how listing grows is the room Nowcasting's, or a ladder's
/// where the study says that its delay stays.
/// </summary>
internal sealed class FlashWeeks
{
    private readonly ProbateModel model;
    private readonly int[] reference;

    // By week of the war and replicate.
    private readonly double[][] names;

    private FlashWeeks(ProbateModel model, int first, int[] reference, double[][] names) =>
        (this.model, First, this.reference, this.names) = (model, first, reference, names);

    /// <summary>The first week that the list alone tells of; none at or after it is read.</summary>
    public int First { get; }

    /// <summary>Prepares the newest weeks, or says why they cannot be told.</summary>
    public static (FlashWeeks? Weeks, string Why) Of(ProbateModel model)
    {
        var first = Array.LastIndexOf(model.IsRead, true) + 1;
        int[] reference = [.. Enumerable.Range(Math.Max(0, first - model.Settings.FlashReference), Math.Min(first, model.Settings.FlashReference))];
        if (first >= model.Targets)
        {
            return (new(model, first, reference, []), "");
        }

        var known = new double[model.Weeks];
        var greatest = Math.Min(model.Settings.ListingMaximumDelay, model.Weeks - 1);
        foreach (var (week, delay, count) in model.List.Dated)
        {
            known[week] += delay <= greatest ? count : 0;
        }

        if (reference.Sum(week => known[week]) == 0)
        {
            return (null, FormattableString.Invariant($"None of the listed died in the {reference.Length} weeks before the newest {model.Weeks - first}."));
        }

        return (new(model, first, reference, model.Settings.ListingDrifts ? Drifting(model, known, greatest) : Standing(model, greatest)), "");
    }

    /// <summary>Adds the newest weeks to a replicate.</summary>
    /// <param name="parts">The replicate, its read weeks done.</param>
    /// <param name="replicate">Which draw of the names; null for the median of them.</param>
    /// <param name="random">Null for no chance added.</param>
    /// <returns>The dead of these weeks.</returns>
    public double Add(ProbateParts parts, int? replicate, Numerics.RandomStream? random)
    {
        if (names.Length == 0)
        {
            return 0;
        }

        var rate = reference.Sum(week => parts.Dead[week]) / reference.Sum(week => Names(week, replicate));
        var sum = 0.0;
        for (var week = First; week < model.Weeks; week++)
        {
            // Of the dead a share of 1/rate is listed: chance of who is.
            var listed = Names(week, replicate);
            var chance = rate > 1 && random is not null ? Math.Sqrt(listed * rate * (rate - 1)) * random.Normal() : 0;
            parts.Dead[week] = (listed * rate) + chance;
            sum += week < model.Targets ? parts.Dead[week] : 0;
        }

        var read = parts.DeadByAge.Sum();
        for (var age = 0; age < parts.DeadByAge.Length && read != 0; age++)
        {
            parts.DeadByAge[age] *= 1 + (sum / read);
        }

        return sum;
    }

    private static double[][] Standing(ProbateModel model, int greatest)
    {
        var level = ListingLevel.Of(model.List.Dated, model.Weeks, greatest);
        var random = new Numerics.RandomStream(unchecked(model.Settings.Seed + 1));
        double[][] draws = [.. Enumerable.Range(0, model.Settings.Replicates).Select(_ => level.Draw(random))];
        return [.. Enumerable.Range(0, model.Weeks).Select(week => draws.Select(draw => draw[week]).ToArray())];
    }

    private static double[][] Drifting(ProbateModel model, double[] known, int greatest)
    {
        var replicates = model.Settings.Replicates;
        var names = known.Select(count => Enumerable.Repeat(count, replicates).ToArray()).ToArray();
        var triangle = ReportingTriangle.FromCases(
            model.List.Dated.SelectMany(one => Enumerable.Repeat((one.Week, one.Week + one.Delay), (int)one.Count)), model.Weeks - 1);
        var nowcast = Nowcast.Of(triangle, new(greatest, [], replicates, unchecked(model.Settings.Seed + 1)));
        for (var week = nowcast.FirstPeriod; week < model.Weeks; week++)
        {
            names[week] = nowcast.Totals(week, 1);
        }

        return names;
    }

    private double Names(int week, int? replicate) =>
        replicate is { } one ? names[week][one] : Numerics.Quantiles.Of(names[week], 0.5);
}
