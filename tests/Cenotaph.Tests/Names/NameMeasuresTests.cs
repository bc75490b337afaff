using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public class NameMeasuresTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char['a', 'e'], 0, 12], Gen.String[Gen.Char['a', 'd'], 30, 90], Gen.String[Gen.Char['а', 'г'], 0, 70], Gen.String[Gen.Char['y', '\u0082'], 0, 20]);

    [Fact]
    public void Letters_found_by_bits_are_those_found_one_by_one() =>
        Gen.Select(Texts, Texts).Sample((a, b) => Assert.Equal(Plain(a, b), NameMeasures.JaroWinkler(a, b)));

    [Fact]
    public void What_follows_the_sixty_fourth_letter_does_not_count()
    {
        var name = string.Concat(Enumerable.Repeat("abcd", 16));
        Assert.Equal(1, NameMeasures.JaroWinkler(name + new string('x', 180), name + new string('y', 180)));
    }

    // The definition, letter by letter: what the measure did before it used bits.
    private static double Plain(string a, string b)
    {
        (a, b) = (a[..Math.Min(64, a.Length)], b[..Math.Min(64, b.Length)]);
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length == b.Length ? 1 : 0;
        }

        if (a.Length > b.Length || (a.Length == b.Length && string.CompareOrdinal(a, b) > 0))
        {
            (a, b) = (b, a);
        }

        var window = Math.Max((Math.Max(a.Length, b.Length) / 2) - 1, 0);
        var taken = new bool[b.Length];
        List<int> ofA = [];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (!taken[j] && a[i] == b[j])
                {
                    taken[j] = true;
                    ofA.Add(i);
                    break;
                }
            }
        }

        if (ofA.Count == 0)
        {
            return 0;
        }

        var ofB = Enumerable.Range(0, b.Length).Where(j => taken[j]).ToList();
        var moved = ofA.Zip(ofB).Count(pair => a[pair.First] != b[pair.Second]);
        double m = ofA.Count;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (moved / 2)) / m)) / 3;
        var prefix = Math.Min(4, a.AsSpan().CommonPrefixLength(b));
        return jaro + (prefix * 0.1 * (1 - jaro));
    }
}
