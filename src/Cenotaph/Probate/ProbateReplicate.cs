using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>The parts of one replicate: weeks of the war, ages added up, and ages, weeks added up. Weeks that cannot be read are 0.</summary>
internal sealed class ProbateParts(int ages, int weeks)
{
    public double[] Cases { get; } = new double[weeks];

    public double[] CourtCases { get; } = new double[weeks];

    public double[] Dead { get; } = new double[weeks];

    public double[] Court { get; } = new double[weeks];

    public double[] DeadByAge { get; } = new double[ages];

    /// <summary>Cases of both streams by age.</summary>
    public double[] CasesByAge { get; } = new double[ages];

    /// <summary>Coverage by age and recruitment.</summary>
    public double[,] Strata { get; set; } = new double[0, 0];

    /// <summary>By week, the share of its excess cases that is open.</summary>
    public double[] Open { get; } = new double[weeks];
}

/// <summary>From parameters drawn once to the dead of every week. Without random numbers: from the estimates, with no chance added.</summary>
internal sealed class ProbateReplicate(ProbateModel model, BaselineFit[] baseline, BaselineDrift drift)
{
    private readonly double[][][] points = [.. baseline.Select(fit => Enumerable.Range(0, model.Weeks)
        .Select(week => fit.At(model.Years[model.First + week])).ToArray())];

    // The exponential of an estimate with variance V is V/2 too high on average, that of a draw about it V.
    private readonly double[][] variances = [.. baseline.Select(fit => Enumerable.Range(0, model.Weeks)
        .Select(week => fit.At(model.Years[model.First + week])).Select(point => fit.Covariance(point, point)).ToArray())];

    private DelayLadder? courtDelay;
    private CoverageFit? coverage;
    private double courtShare;
    private double courtScatter = 1;

    /// <summary>The coverage, once <see cref="Point"/> has run.</summary>
    public CoverageFit Coverage => coverage ?? throw new InvalidOperationException("The point estimate comes first.");

    /// <summary>The estimates, with no chance added; comes before any draw.</summary>
    public ProbateParts Point()
    {
        var expected = Expected(Ratios(null), model.WomenDelay.Point);
        courtDelay = model.Court.Delay(expected);
        courtShare = CourtShareOfFound(courtDelay.Point[0]);
        coverage = new(model.List, model.IsRead, Open(model.WarDelay.Point, courtDelay.Point[0]));
        return Run(null);
    }

    /// <summary>One draw.</summary>
    public ProbateParts Draw(RandomStream random) => Run(random);

    private ProbateParts Run(RandomStream? random)
    {
        var parts = new ProbateParts(model.Ages, model.Weeks);
        var ratios = Ratios(random);
        var (men, women, war) = (model.MenDelay.Shares(random), model.WomenDelay.Shares(random), model.WarDelay.Shares(random));
        var court = courtDelay!.Shares(random)[0];
        var open = Open(war, court);
        parts.Strata = coverage!.Strata(random, open);

        // Ordinary cases: those known, less those expected at the same delay, over the share known.
        var (cases, variances) = (new double[model.Ages, model.Weeks], new double[model.Weeks]);
        foreach (var (age, week) in Read())
        {
            var delay = model.Delay(week);
            var mean = ratios[age][week] * model.Women[age][model.First + week] * ProbateModel.Ratio(men[age], women[age], delay);
            var variance = baseline[age].Dispersion * mean;
            var seen = model.Men[age][model.First + week] - mean + Noise(random, variance);
            var share = war[age][delay];
            cases[age, week] = (seen / share) + Noise(random, Math.Max(0, seen) * (1 - share) / (share * share));
            variances[week] += (variance / (share * share)) + (Math.Max(0, seen) * (1 - share) / (share * share));
        }

        var courtCases = CourtCases(random, cases, Expected(ratios, women), court, variances);
        foreach (var (age, week) in Read())
        {
            var mix = coverage.Mix[age][week / CoverageFit.WeeksOfMix];
            var share = model.Settings.Kappas[0] * Enumerable.Range(0, mix.Length).Sum(recruitment => mix[recruitment] * parts.Strata[age, recruitment]);
            var (ordinaryDead, courtDead) = (Dead(random, cases[age, week], share), Dead(random, courtCases[age, week], share));
            parts.Cases[week] += cases[age, week];
            parts.CourtCases[week] += courtCases[age, week];
            parts.Court[week] += courtDead;
            parts.Dead[week] += ordinaryDead + courtDead;
            if (week < model.Targets)
            {
                parts.DeadByAge[age] += ordinaryDead + courtDead;
                parts.CasesByAge[age] += cases[age, week] + courtCases[age, week];
            }
        }

        for (var week = 0; week < model.Weeks; week++)
        {
            parts.Open[week] = ((1 - courtShare) * war[^1][model.Delay(week)]) + (courtShare * court[model.CourtDelay(week)]);
        }

        return parts;
    }

    private double[,] CourtCases(RandomStream? random, double[,] ordinary, double[][] expected, double[] open, double[] variances)
    {
        var (usual, usualDelay) = (model.Court.Usual(random), model.Court.UsualDelay.Point[^1]);
        var cases = new double[model.Ages, model.Weeks];
        var (known, background, basis) = (new double[model.Weeks], new double[model.Weeks], new double[model.Weeks]);
        foreach (var (age, week) in Read())
        {
            var mean = usual[age] * expected[age][week] * usualDelay[model.CourtDelay(week)];
            cases[age, week] = model.Court.Known[age][week] - mean + Noise(random, Math.Max(0, mean));
            known[week] += cases[age, week];
            background[week] += mean;
            basis[week] += open[model.CourtDelay(week)] * ordinary[age, week];
        }

        var all = known.Sum();
        var rate = basis.Sum() > 0 ? Math.Max(0, all + Noise(random, courtScatter * Math.Max(0, all))) / basis.Sum() : 0;
        if (random is null)
        {
            courtScatter = Scatter(known, background, basis, variances, open, rate);
        }

        foreach (var (age, week) in Read())
        {
            var coming = (1 - open[model.CourtDelay(week)]) * rate * ordinary[age, week];
            cases[age, week] += coming + Noise(random, courtScatter * Math.Max(0, coming));
        }

        return cases;
    }

    // How much more weeks scatter about the one share of court-declared cases than chance would make them.
    private double Scatter(double[] known, double[] background, double[] basis, double[] variances, double[] open, double rate)
    {
        var (sum, weeks) = (0.0, 0);
        for (var week = 0; week < model.Weeks; week++)
        {
            var mean = rate * basis[week];
            if (model.IsRead[week] && mean + background[week] > 0)
            {
                var part = rate * open[model.CourtDelay(week)];
                sum += (known[week] - mean) * (known[week] - mean) / (Math.Max(0, mean) + background[week] + (part * part * variances[week]));
                weeks++;
            }
        }

        return weeks > 1 ? Math.Max(1, sum / (weeks - 1)) : 1;
    }

    private double[][] Ratios(RandomStream? random)
    {
        var off = random is null ? new double[model.Weeks] : drift.Draw(random, model.First);
        var ratios = new double[model.Ages][];
        for (var age = 0; age < model.Ages; age++)
        {
            var coefficients = baseline[age].Coefficients(random);
            var row = ratios[age] = new double[model.Weeks];
            for (var week = 0; week < row.Length; week++)
            {
                var log = -(random is null ? 0.5 : 1) * variances[age][week];
                for (var column = 0; column < coefficients.Length; column++)
                {
                    log += points[age][week][column] * coefficients[column];
                }

                row[week] = Math.Exp(log) * Math.Max(0, 1 + off[week]);
            }
        }

        return ratios;
    }

    // Ordinary cases of men without the war, those to come included.
    private double[][] Expected(double[][] ratios, double[][] women)
    {
        var expected = Enumerable.Range(0, model.Ages).Select(_ => new double[model.Weeks]).ToArray();
        foreach (var (age, week) in Read())
        {
            var share = women[age][model.Delay(week)];
            expected[age][week] = share > 0 ? ratios[age][week] * model.Women[age][model.First + week] / share : 0;
        }

        return expected;
    }

    private double[][] Open(double[][] war, double[] court) =>
        [.. Enumerable.Range(0, model.Ages).Select(age => Enumerable.Range(0, model.Weeks)
            .Select(week => ((1 - courtShare) * war[age][model.Delay(week)]) + (courtShare * court[model.CourtDelay(week)])).ToArray())];

    // Of the cases that listed dead have or will have, the share of the court-declared ones.
    private double CourtShareOfFound(double[] court)
    {
        var (ordinary, declared, basis) = (0.0, 0.0, 0.0);
        foreach (var (age, week) in Read())
        {
            var share = model.WarDelay.Point[age][model.Delay(week)];
            var found = model.List.FoundBy[(int)CaseStream.Ordinary][age][week].Sum();
            ordinary += found / share;
            basis += found / share * court[model.CourtDelay(week)];
            declared += model.List.FoundBy[(int)CaseStream.CourtDeclared][age][week].Sum();
        }

        var eventual = basis > 0 ? declared * ordinary / basis : 0;
        return ordinary + eventual > 0 ? eventual / (ordinary + eventual) : 0;
    }

    // Of the dead of whom so many have a case, how many there are: chance of who has one.
    private static double Dead(RandomStream? random, double cases, double coverage) =>
        (cases / coverage) + Noise(random, Math.Max(0, cases) * Math.Max(0, 1 - coverage) / (coverage * coverage));

    private static double Noise(RandomStream? random, double variance) => random is null ? 0 : Math.Sqrt(variance) * random.Normal();

    private IEnumerable<(int Age, int Week)> Read()
    {
        for (var age = 0; age < model.Ages; age++)
        {
            for (var week = 0; week < model.Weeks; week++)
            {
                if (model.IsRead[week])
                {
                    yield return (age, week);
                }
            }
        }
    }
}
