namespace Cenotaph.Claims;

/// <summary>Numbers, figures and dates as the arithmetic of a finding writes them, the same on every machine.</summary>
internal static class Written
{
    /// <summary>A number in full, grouped.</summary>
    public static Phrase Number(decimal number) => Phrase.Number(number);

    /// <summary>A quotient or another result, to four digits behind the point.</summary>
    public static Phrase Result(decimal number) => Phrase.Number(number, 4);

    /// <summary>A day.</summary>
    public static Phrase Day(DateOnly day) => Phrase.Date(day);

    /// <summary>A date, no finer than it is known.</summary>
    public static Phrase Date(DateSpan? date) => date is { } known ? Phrase.Date(known) : Phrase.Of("not-known");

    /// <summary>The period of a number, its end no finer than its as-of is known where it ends with that.</summary>
    public static Phrase Run(Quantity quantity) => quantity is { Period: { } period, AsOf: { IsDay: false } asOf } && period.Last == asOf.Last
        ? Phrase.Of("when.span", ("first", Day(period.First)), ("last", Date(asOf)))
        : Date(quantity.Period);

    /// <summary>A figure with the kind of bound it is.</summary>
    public static Phrase Figure(Figure figure)
    {
        var stated = figure.Bound switch
        {
            Bound.None => Phrase.Of("stated.none"),
            Bound.Point => Number(figure.Value!.Value),
            Bound.Approximate => Phrase.Of("stated.about", ("number", Number(figure.Value!.Value))),
            Bound.Lower => Phrase.Of("stated.least", ("number", Number(figure.Low!.Value))),
            Bound.Upper => Phrase.Of("stated.most", ("number", Number(figure.High!.Value))),
            _ when figure.Value is { } value => Phrase.Of("stated.centred", ("value", Number(value)), ("limits", Between(figure))),
            _ => Between(figure),
        };
        return figure.InWords ? Phrase.Of("stated.in-words", ("figure", stated)) : stated;
    }

    /// <summary>The limits of a figure, where one may be missing.</summary>
    public static Phrase Limits(decimal? low, decimal? high) => (low, high) switch
    {
        (null, null) => Phrase.Of("limits.none"),
        ({ } from, null) => Phrase.Of("stated.least", ("number", Result(from))),
        (null, { } to) => Phrase.Of("stated.most", ("number", Result(to))),
        ({ } from, { } to) => from == to ? Result(from) : Phrase.Of("limits.between", ("low", Result(from)), ("high", Result(to))),
    };

    /// <summary>A count of days.</summary>
    public static Phrase Days(int days) => Phrase.Count("days", days);

    /// <summary>How many days lie between two dates at the least; 0 when they may be the same day.</summary>
    public static int Apart(DateSpan one, DateSpan other) => Math.Max(0, Math.Max(Since(one, other), Since(other, one)));

    /// <summary>By how many days every day of the first is later than every day of the second; negative when it may not be.</summary>
    public static int Since(DateSpan later, DateSpan earlier) => later.First.DayNumber - earlier.Last.DayNumber;

    private static Phrase Between(Figure figure) => Phrase.Of(
        figure.Bound == Bound.Interval95 ? "stated.interval" : "stated.limits",
        ("low", Number(figure.Low!.Value)), ("high", Number(figure.High!.Value)));
}
