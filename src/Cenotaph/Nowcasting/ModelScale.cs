namespace Cenotaph.Nowcasting;

/// <summary>How far the delay and the number of cases wander, and how reports scatter. Each is a standard deviation on the scale of logarithms.</summary>
/// <param name="PeriodWalk">What the risk to be reported changes by with the period, over one greatest delay.</param>
/// <param name="PeriodTrend">What a trend with the period makes of it over one greatest delay.</param>
/// <param name="VintageWalk">As PeriodWalk, with the vintage: the office's speed.</param>
/// <param name="VintageTrend">As PeriodTrend, with the vintage.</param>
/// <param name="Shock">What a single vintage departs from the others: a holiday, a batch.</param>
/// <param name="LevelWalk">What the level of cases changes by from period to period.</param>
/// <param name="Scatter">What a single period departs from the level.</param>
/// <param name="Curve">How far the delay's curve of a stratum lies from that of all; of no meaning where there is no stratum.</param>
internal sealed record ModelScale(
    double PeriodWalk, double PeriodTrend, double VintageWalk, double VintageTrend, double Shock, double LevelWalk, double Scatter, double Curve)
{
    // What a break brings out at once of all that is not yet known, of whatever age, as a risk: usually an eighth, anything from none to nearly all.
    private const double UsualLeak = 0.15;
    private const double LeakSpread = 1.5;

    // What is usual before a triangle is seen, and how far from it (a factor of e to this power either way, at one standard deviation) it may lead.
    private static readonly (double Usual, double Spread)[] Beliefs =
        [(0.12, 1.3), (0.08, 1.3), (0.12, 1.3), (0.08, 1.3), (0.1, 1), (0.06, 0.8), (0.1, 0.8), (0.15, 1)];

    // The most that is added, and the drift over one greatest delay at which half of it is.
    private const double MostDoubt = 0.7;
    private const double HalfDoubt = 0.3;
    private const double FewDoubt = 0.5;

    /// <summary>What each known break adds to the risk of every case that is not yet known, of whatever age; more than 0.</summary>
    public double[] Leaks { get; init; } = [];

    /// <summary>Whether vintages are so few that drift is not seen even where there is some: then its form is doubted as where there is much.</summary>
    public bool Unseen { get; init; }

    /// <summary>How likely it is, now that the triangle is seen, that the delay drifts at all, from 0 to 1: what looks like drift is doubted as far as that.</summary>
    public double Drifting { get; init; } = 1;

    /// <summary>The same without any drift.</summary>
    public ModelScale Steady => this with { PeriodWalk = 0, PeriodTrend = 0, VintageWalk = 0, VintageTrend = 0 };

    /// <summary>How many scales there are; the last is that of strata.</summary>
    public static int Count => Beliefs.Length;

    /// <summary>
    /// By how much draws lie wider than the model has it. Where the delay is seen to drift, the form of its drift (walk, trend, turn, with the period or
    /// with the vintage) is not known either, and the model is sure of its own. The size was settled on 300 invented triangles, among them 60 whose delay
    /// stays: without it 0.88 of the intervals held where the delay drifts, and 0.97 where it stays. Where there is no drift there is nothing to doubt.
    /// </summary>
    public double Doubt
    {
        get
        {
            var drift = (PeriodWalk * PeriodWalk) + (PeriodTrend * PeriodTrend) + (VintageWalk * VintageWalk) + (VintageTrend * VintageTrend);
            return 1 + (MostDoubt * (Unseen ? FewDoubt : Drifting * drift / (drift + (HalfDoubt * HalfDoubt))));
        }
    }

    /// <summary>The scales at so many spreads from what is usual, one number for each; those left out at the end are as usual.</summary>
    /// <param name="places">Of the scales, and after them of what each break brings out.</param>
    /// <param name="scales">How many of them are of scales.</param>
    public static ModelScale At(ReadOnlySpan<double> places, int scales)
    {
        double[] leaks = [.. places[scales..].ToArray().Select(place => UsualLeak * Math.Exp(LeakSpread * place))];
        places = places[..scales];
        var values = new double[Count];
        for (var scale = 0; scale < Count; scale++)
        {
            values[scale] = Beliefs[scale].Usual * Math.Exp(Beliefs[scale].Spread * (scale < places.Length ? places[scale] : 0));
        }

        return new(values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7]) { Leaks = leaks };
    }

    /// <summary>The logarithm of how likely scales are before a triangle is seen, but for a constant.</summary>
    public static double LogPrior(ReadOnlySpan<double> places)
    {
        var sum = 0.0;
        foreach (var place in places)
        {
            sum -= place * place / 2;
        }

        return sum;
    }
}
