namespace Cenotaph.Nowcasting;

/// <summary>The delay that strata have in common, as logarithms.</summary>
/// <param name="Curve">The risk at each delay from 0.</param>
/// <param name="Periods">What is added with the period, from period 0.</param>
/// <param name="Pace">What is added with the vintage, from vintage 0: drift and shock.</param>
internal sealed record CommonDelay(double[] Curve, double[] Periods, double[] Pace)
{
    /// <summary>The delay at given unknowns of a model.</summary>
    public static CommonDelay Of(ReportingModel model, ReadOnlySpan<double> unknowns)
    {
        var layout = model.Layout;
        var (curve, periods, pace) = (new double[model.MaximumDelay + 1], new double[model.Newest + 1], new double[model.Newest + 1]);
        for (var delay = 0; delay < curve.Length; delay++)
        {
            curve[delay] = model.Usual[delay] + layout.Curve.At(unknowns[..layout.Curve.Count], delay);
        }

        for (var period = 0; period < periods.Length; period++)
        {
            var interval = model.Interval(period);
            periods[period] = layout.Periods.At(unknowns.Slice(layout.PeriodsAt, layout.Periods.Count), period);
            pace[period] = layout.Vintages.At(unknowns.Slice(layout.VintagesAt, layout.Vintages.Count), period)
                + (interval > 0 ? unknowns[layout.Shock(interval)] : 0);
        }

        return model.Common is { } common
            ? new(curve, [.. periods.Zip(common.Periods, Sum)], [.. pace.Zip(common.Pace, Sum)])
            : new(curve, periods, pace);

        static double Sum(double one, double other) => one + other;
    }
}
