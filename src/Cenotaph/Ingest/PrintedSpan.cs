namespace Cenotaph.Ingest;

/// <summary>One amount, two limits, or both, as read from print.</summary>
/// <param name="Single">The amount printed as the number.</param>
/// <param name="Low">The low limit.</param>
/// <param name="High">The high limit.</param>
/// <param name="Interval95">Whether print calls the limits a 95 % interval.</param>
internal readonly record struct PrintedSpan(
    PrintedAmount? Single, PrintedAmount? Low, PrintedAmount? High, bool Interval95)
{
    /// <summary>
    /// Whether a point stands before exactly three digits: a decimal where a file holds it alone, but in the middle of
    /// prose as likely thousands in the German manner.
    /// </summary>
    public bool ReadsAsThousands => IsDoubtful(Single) || IsDoubtful(Low) || IsDoubtful(High);

    /// <summary>
    /// The figure under the words around it; null with the reason when they contradict each other.
    /// </summary>
    public Figure? Figure(Hedge hedge, out string? refusal)
    {
        refusal = null;
        var lower = (hedge & (Hedge.Lower | Hedge.From)) != 0;
        var upper = (hedge & Hedge.Upper) != 0;
        if (lower && upper)
        {
            refusal = PrintedRefusal.Conflict;
            return null;
        }

        if (Low is not { } low || High is not { } high)
        {
            var (value, unit) = (Value(Single!.Value), Unit(Single.Value));
            return lower ? Cenotaph.Figure.AtLeast(value, unit)
                : upper ? Cenotaph.Figure.AtMost(value, unit)
                : (hedge & Hedge.Approximate) != 0 ? Cenotaph.Figure.Approximate(value, unit)
                : Cenotaph.Figure.Point(value, unit);
        }

        var (bottom, top) = (Value(low), Value(high));
        decimal? centre = Single is { } single ? Value(single) : null;
        var rounding = low.Value == 0 ? Unit(high) : decimal.Min(Unit(low),
            Unit(high));   // a zero has no last digit
        rounding = Single is { } printed ? decimal.Min(rounding, Unit(printed)) : rounding;
        if (bottom > top)
        {
            refusal = PrintedRefusal.Reversed;
            return null;
        }

        if (centre < bottom || centre > top)
        {
            refusal = PrintedRefusal.Outside;
            return null;
        }

        return lower ? Cenotaph.Figure.AtLeast(bottom, rounding)
            : upper ? Cenotaph.Figure.AtMost(top, rounding)
            : Interval95 ? Cenotaph.Figure.Within95(bottom, top, centre, rounding)
            : Cenotaph.Figure.Between(bottom, top, centre, rounding);
    }

    private static bool IsDoubtful(PrintedAmount? amount) =>
        amount is { Doubtful: Doubt.Point, Kind: AmountKind.Count };

    private static decimal Value(PrintedAmount amount) =>
        Trim(amount.Kind == AmountKind.Percent ? amount.Value / 100 : amount.Value);

    // A percentage is printed to the unit it is meant to: 60 % is not rounded to tens.
    private static decimal Unit(PrintedAmount amount) => amount.Kind == AmountKind.Percent
        ? Trim((amount.Unit > 1 ? 1 : amount.Unit) / 100)
        : Trim(amount.Unit);

    // Takes off trailing zeros, which a decimal keeps and prints.
    private static decimal Trim(decimal number) => number / 1.0000000000000000000000000000m;
}
