namespace Cenotaph.Claims;

/// <summary>A published ratio of two categories as a reading: always the later of killed, wounded, casualties, missing over the earlier.</summary>
internal static class RatioReading
{
    /// <summary>The reading; null, after saying why, where the claim cannot be one.</summary>
    /// <param name="reading">All but category and number.</param>
    /// <param name="of">What is divided.</param>
    /// <param name="over">By what.</param>
    /// <param name="value">The number, where it has a centre.</param>
    /// <param name="quantity">What the claim counts.</param>
    /// <param name="leave">Takes the reason.</param>
    public static Reading? Of(Reading reading, LossCategory of, LossCategory over, double? value, Quantity quantity, Func<string, Reading?> leave)
    {
        if (!quantity.Scope.Equals(Scope.All) || quantity.Confirmation != Confirmation.Total)
        {
            return leave("a ratio is read only of everyone, and not of counted cases");
        }

        if (quantity.Unit is not ("ratio" or "share"))
        {
            return leave($"the unit of a ratio is ratio or share, not {quantity.Unit}");
        }

        var number = reading.Bound switch
        {
            Bound.Lower => reading.Low,
            Bound.Upper => reading.High,
            _ => value ?? (reading is { Low: { } low and > 0, High: { } high } ? Math.Sqrt(low * high) : null),
        };
        if (number is not > 0)
        {
            return leave("it has no number above nought");
        }

        var bound = reading.Bound is Bound.Range or Bound.Interval95 && !(reading.Low > 0) ? Bound.Upper : reading.Bound;
        if (bound != reading.Bound)
        {
            number = reading.High;
        }

        var ready = reading with { Category = of, Over = over, Kind = ReadingKind.Ratio, Bound = bound, Value = number!.Value };
        ready = of > over ? ready : Inverted(ready, of, over);
        return ready is { Category: LossCategory.Casualties, Value: <= 1, Bound: not Bound.Lower }
            ? leave("casualties are never fewer than the killed or the wounded among them")
            : ready;
    }

    private static Reading Inverted(Reading reading, LossCategory of, LossCategory over) => reading with
    {
        Category = over,
        Over = of,
        Value = 1 / reading.Value,
        Low = reading.High > 0 ? 1 / reading.High : null,
        High = reading.Low > 0 ? 1 / reading.Low : null,
        Bound = reading.Bound switch
        {
            Bound.Lower => Bound.Upper,
            Bound.Upper => Bound.Lower,
            var same => same,
        },
        Rounding = reading.Rounding / (reading.Value * reading.Value),
    };
}
