namespace Cenotaph.Nowcasting;

/// <summary>The risk (cumulative hazard) to be reported at each delay that a stationary chain ladder shows, smoothed over neighbours. The model
/// says how the delay departs from it; so its knots need not follow every turn of the curve.</summary>
internal static class UsualDelay
{
    // Growth is averaged over delays within a tenth of the delay.
    private const double Reach = 0.1;

    // So many more cases than come up to the greatest delay are taken to exist: the risk at the last delays stays finite.
    private const double Beyond = 1.05;

    // Where nothing shows the curve: three such risks up to the greatest delay, so that a twentieth is left.
    private const double WholeRisk = 3;
    private const double LeastShare = 1e-7;

    /// <summary>The logarithm of the risk at delays 0 to the greatest.</summary>
    /// <param name="triangle">Without falls.</param>
    /// <param name="maximumDelay">At least 1.</param>
    /// <param name="counts">Whether a vintage tells of the usual delay.</param>
    public static double[] LogRisks(ReportingTriangle triangle, int maximumDelay, Func<int, bool> counts)
    {
        var risks = new double[maximumDelay + 1];
        if (!triangle.IsGrid)
        {
            Array.Fill(risks, Math.Log(WholeRisk / risks.Length));
            return risks;
        }

        var (reports, before) = (new double[risks.Length], new double[risks.Length]);
        for (var vintage = triangle.FirstVintage + 1; vintage < triangle.Periods; vintage++)
        {
            for (var delay = 1; counts(vintage) && delay <= Math.Min(maximumDelay, vintage); delay++)
            {
                var known = triangle.At(vintage - delay, vintage - 1);
                before[delay] += known;
                reports[delay] += triangle.At(vintage - delay, vintage) - known;
            }
        }

        // Shares from the greatest delay back, and from them the risks.
        var share = new double[risks.Length];
        share[maximumDelay] = 1 / Beyond;
        for (var delay = maximumDelay; delay > 0; delay--)
        {
            var reach = (int)(Reach * delay);
            var (come, stood) = (0.5, 1.0);
            for (var near = Math.Max(1, delay - reach); near <= Math.Min(maximumDelay, delay + reach); near++)
            {
                (come, stood) = (come + reports[near], stood + before[near]);
            }

            share[delay - 1] = share[delay] / (1 + (come / stood));
        }

        for (var delay = 0; delay <= maximumDelay; delay++)
        {
            var (low, high) = (delay == 0 ? 0 : share[delay - 1], share[delay]);
            risks[delay] = Math.Log(Math.Max(LeastShare, Math.Log((1 - low) / (1 - high))));
        }

        return risks;
    }
}
