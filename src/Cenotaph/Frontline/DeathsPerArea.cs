using Cenotaph.Numerics;

namespace Cenotaph.Frontline;

/// <summary>Deaths within some days, as somebody publishes or estimates them.</summary>
/// <param name="Id">The claim or series.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="Quantity">What it counts; its period is the days.</param>
/// <param name="Number">How many.</param>
/// <param name="Basis">What its limits are taken to mean.</param>
public sealed record DeathsOnRecord(string Id, LocalText Publisher, Quantity Quantity, Spread Number, Phrase Basis);

/// <summary>Deaths by km² gained in the same days: a ratio of two distributions.</summary>
public sealed record DeathsPerArea
{
    /// <summary>What the limits mean.</summary>
    public const string Meaning = "95 %, ratio of draws of both";

    private const int Draws = 20_000;

    private const double Tail = 0.025;

    /// <summary>The deaths.</summary>
    public required DeathsOnRecord Deaths { get; init; }

    /// <summary>The area, by one source or by all.</summary>
    public required AreaGain Area { get; init; }

    /// <summary>The median of deaths by km²; null where only a bound is known, or nothing.</summary>
    public double? Value { get; init; }

    /// <summary>The low limit; null where there is none.</summary>
    public double? Low { get; init; }

    /// <summary>The high limit; null where there is none.</summary>
    public double? High { get; init; }

    /// <summary>Why it is not estimable; null where it is.</summary>
    public Phrase? Refusal { get; init; }

    /// <summary>The ratio.</summary>
    /// <param name="deaths">The deaths.</param>
    /// <param name="area">The area gained in their days.</param>
    /// <param name="joined">What the rules of quantities say of dividing one by the other.</param>
    /// <param name="seed">The seed of the draws.</param>
    internal static DeathsPerArea Of(DeathsOnRecord deaths, AreaGain area, Joined joined, ulong seed)
    {
        var ratio = new DeathsPerArea { Deaths = deaths, Area = area };
        if (joined is Joined.Refused refused)
        {
            return ratio with { Refusal = Phrase.English(refused.ToString()) };
        }

        if (area.Gained is not { } gained || area.Interval is not { } limits || area.Deviation is not { } deviation)
        {
            return ratio with { Refusal = area.Refusal };
        }

        if (limits.Low <= 0)
        {
            return ratio with
            {
                Refusal = Phrase.Of(
                    "front.no-gain", ("area", Phrase.Number(gained, 0)), ("low", Phrase.Number(limits.Low, 0)), ("high", Phrase.Number(limits.High, 0))),
            };
        }

        var stream = new RandomStream(seed);
        return deaths.Number switch
        {
            Spread.AtLeast { Low: var least } => ratio with { Low = Quantiles.OfSorted(Ratios(_ => least, gained, deviation, stream), Tail) },
            Spread.AtMost { High: var most } => ratio with { High = Quantiles.OfSorted(Ratios(_ => most, gained, deviation, stream), 1 - Tail) },
            _ => ratio.With(Ratios(p => deaths.Number.At(p)!.Value, gained, deviation, stream)),
        };
    }

    private DeathsPerArea With(double[] ratios) => this with
    {
        Value = Quantiles.OfSorted(ratios, 0.5),
        Low = Quantiles.OfSorted(ratios, Tail),
        High = Quantiles.OfSorted(ratios, 1 - Tail),
    };

    // Where the area drawn is not above 0, deaths bought nothing: such a ratio lies above every limit.
    private static double[] Ratios(Func<double, double> number, double gained, double deviation, RandomStream stream)
    {
        var ratios = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var deaths = number(stream.OpenUniform());
            var area = gained + (deviation * stream.Normal());
            ratios[i] = area > 0 ? deaths / area : double.PositiveInfinity;
        }

        Array.Sort(ratios);
        return ratios;
    }
}
