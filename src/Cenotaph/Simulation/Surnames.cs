using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>The surnames of one people with their frequencies.</summary>
internal sealed class Surnames
{
    // Mandelbrot's law with exponent 1, as surnames follow it (Fox and Lasker, The distribution of surname frequencies, International
    // Statistical Review 51, 1983, for the tail). The shift sets how much the commonest weighs: 1 % of Russians, 13 % of Tuvans.
    private const double Exponent = 1;

    private static readonly ImmutableArray<Lazy<Surnames>> Known = [.. Enum.GetValues<People>().Select(people => new Lazy<Surnames>(() => new(people)))];

    private readonly List<string> names;
    private readonly WeightedDraw draw;

    private Surnames(People people)
    {
        names = SurnameMaking.Of(people);
        draw = new(WeightedDraw.ByRank(names.Count, Shift(people), Exponent));
    }

    /// <summary>All of them in the masculine, the commonest first.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The surnames of that people.</summary>
    public static Surnames Of(People people) => Known[(int)people].Value;

    /// <summary>One of them in the masculine.</summary>
    public string Draw(RandomStream random) => names[draw.Draw(random)];

    /// <summary>The feminine of a surname: Иванова, Покровская; others do not change.</summary>
    public static string Feminine(string surname) =>
        surname.EndsWith("ов", StringComparison.Ordinal) || surname.EndsWith("ев", StringComparison.Ordinal)
        || surname.EndsWith("ёв", StringComparison.Ordinal) || surname.EndsWith("ин", StringComparison.Ordinal)
        || surname.EndsWith("ын", StringComparison.Ordinal) ? surname + "а"
        : surname.EndsWith("ий", StringComparison.Ordinal) || surname.EndsWith("ый", StringComparison.Ordinal)
        || surname.EndsWith("ой", StringComparison.Ordinal) ? surname[..^2] + "ая"
        : surname;

    private static double Shift(People people) => people switch
    {
        People.Russian => 9,
        People.Ukrainian => 12,
        People.Tatar => 15,
        People.Caucasian => 10,
        People.Buryat => 10,
        People.Tuvan => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(people)),
    };
}
