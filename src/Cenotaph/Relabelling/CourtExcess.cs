namespace Cenotaph.Relabelling;

/// <summary>Claims above the usual number, from one printed figure. Claims are not deaths.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Period">The days that are counted.</param>
/// <param name="Seen">The day of this edition, or null.</param>
/// <param name="Observed">The figure as printed.</param>
/// <param name="Bound">
/// What the excess is: a point or approximate number with limits, a range, or a bound: then it is more (or less) than <paramref name="Value"/>, and
/// the limits are those of that bound.
/// </param>
/// <param name="Expected">What was taken off.</param>
/// <param name="Value">The excess, or the bound of it.</param>
/// <param name="Low">The low limit.</param>
/// <param name="High">The high limit.</param>
/// <param name="Censored">Whether it was counted after cards had been deleted: it is then a lower bound.</param>
public sealed record CourtExcess(
    string Claim, DateSpan Period, DateSpan? Seen, Figure Observed, Bound Bound, CourtExpected Expected, double Value, double Low, double High, bool Censored)
{
    /// <summary>
    /// The excess of a figure over the baseline; the bound is kept. Limits of the figure and of the baseline are added. Null where the figure is no number,
    /// in words, or an upper bound that was counted after a deletion.
    /// </summary>
    /// <param name="claim">The claim's id.</param>
    /// <param name="period">The days it counts.</param>
    /// <param name="seen">The day of its edition.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="half">How far the number behind a point may lie from what is printed.</param>
    /// <param name="baseline">The baseline.</param>
    /// <param name="censored">Whether cards had been deleted before it was counted.</param>
    public static CourtExcess? Of(string claim, DateSpan period, DateSpan? seen, Figure figure, double half, CourtBaseline baseline, bool censored = false)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(baseline);
        if (figure.InWords || figure.Bound == Bound.None || (censored && figure.Bound == Bound.Upper))
        {
            return null;
        }

        var expected = baseline.Expected(period);
        var (value, low, high) = figure.Bound switch
        {
            Bound.Lower => ((double)figure.Low!.Value, (double)figure.Low.Value, (double)figure.Low.Value),
            Bound.Upper => ((double)figure.High!.Value, (double)figure.High.Value, (double)figure.High.Value),
            Bound.Point or Bound.Approximate => ((double)figure.Value!.Value, (double)figure.Value.Value - half, (double)figure.Value.Value + half),
            _ => ((double)(figure.Value ?? ((figure.Low!.Value + figure.High!.Value) / 2)), (double)figure.Low!.Value, (double)figure.High!.Value),
        };

        // What a deletion leaves is at least there: the number behind is not below the least that the print allows.
        if (censored && figure.Bound != Bound.Lower)
        {
            (value, high) = (low, low);
        }

        return new(
            claim, period, seen, figure, censored ? Bound.Lower : figure.Bound, expected,
            value - expected.Value, low - expected.Interval.High, high - expected.Interval.Low, censored);
    }

    /// <summary>Whether it is a bound: the limits then bound the bound.</summary>
    public bool IsBound => Bound is Bound.Lower or Bound.Upper;
}
