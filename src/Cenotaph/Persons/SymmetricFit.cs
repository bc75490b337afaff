using System.Numerics;

namespace Cenotaph.Persons;

/// <summary>
/// How far each source reaches, whatever the mixture of visible and hidden persons: given that k sources list somebody, the set ω has probability
/// Π b_i / e_k(b), with e_k the elementary symmetric polynomial (quasi-symmetry: Darroch, Fienberg, Glonek and Junker, JASA 88, 1993).
/// </summary>
internal sealed class SymmetricFit
{
    private const int Rounds = 200;
    private const int FewPersons = 40;

    // Each source is given this part of a listing more, so that one never seen with two others can still be compared.
    private const double Pseudo = 0.25;

    private readonly double[] reach;
    private readonly double[] all;
    private readonly int[] persons;

    private SymmetricFit(double[] reach, int[] persons) => (this.reach, this.persons, all) = (reach, persons, Symmetric(reach));

    /// <summary>Fits the reaches to the persons of three sources or more; of two or more where those are few.</summary>
    public static SymmetricFit Of(ListingTable.Stratum stratum, int sources)
    {
        var persons = new int[sources + 1];
        foreach (var (mask, count) in stratum.Patterns)
        {
            persons[BitOperations.PopCount(mask)] += count;
        }

        var least = persons.Skip(3).Sum() >= FewPersons ? 3 : 2;
        var seen = new double[sources];
        foreach (var (mask, count) in stratum.Patterns.Where(one => BitOperations.PopCount(one.Mask) >= least))
        {
            for (var rest = mask; rest != 0; rest &= rest - 1)
            {
                seen[BitOperations.TrailingZeroCount(rest)] += count;
            }
        }

        var reach = seen.Select(count => count + Pseudo).ToArray();
        var scale = reach.Average();
        reach = [.. reach.Select(one => one / scale)];
        for (var round = 0; round < Rounds; round++)
        {
            var whole = Symmetric(reach);
            var change = 0.0;
            var next = new double[sources];
            for (var i = 0; i < sources; i++)
            {
                // e_(k−1) of the others: the polynomial of all divided by (1 + b_i x) would cancel digits, so it is built anew.
                var others = Symmetric([.. reach.Where((_, j) => j != i)]);
                var rate = 0.0;
                for (var k = least; k <= sources; k++)
                {
                    rate += persons[k] > 0 ? persons[k] * others[k - 1] / whole[k] : 0;
                }

                next[i] = rate > 0 ? (seen[i] + Pseudo) / rate : reach[i];
                change = Math.Max(change, Math.Abs(Math.Log(next[i] / reach[i])));
            }

            var mean = next.Average();
            reach = [.. next.Select(one => one / mean)];
            if (change < 1e-6)
            {
                break;
            }
        }

        return new(reach, persons);
    }

    /// <summary>How many persons should have two or more sources of a set and, outside it, 0, 1, 2 … others.</summary>
    public double[] Expected(ulong set)
    {
        var inside = Symmetric([.. reach.Where((_, i) => (set >> i & 1) == 1)]);
        var outside = Symmetric([.. reach.Where((_, i) => (set >> i & 1) == 0)]);
        var expected = new double[outside.Length];
        for (var j = 0; j < outside.Length; j++)
        {
            for (var m = 2; m < inside.Length; m++)
            {
                expected[j] += persons[m + j] > 0 ? persons[m + j] * inside[m] * outside[j] / all[m + j] : 0;
            }
        }

        return expected;
    }

    /// <summary>How many persons a source should have to itself, and how many with others.</summary>
    public (double Alone, double Shared) Expected(int source)
    {
        var others = Symmetric([.. reach.Where((_, i) => i != source)]);
        var shared = 0.0;
        for (var k = 2; k < all.Length; k++)
        {
            shared += persons[k] > 0 ? persons[k] * reach[source] * others[k - 1] / all[k] : 0;
        }

        return (persons[1] * reach[source] / all[1], shared);
    }

    private static double[] Symmetric(double[] values)
    {
        var sums = new double[values.Length + 1];
        sums[0] = 1;
        for (var i = 0; i < values.Length; i++)
        {
            for (var k = i + 1; k > 0; k--)
            {
                sums[k] += sums[k - 1] * values[i];
            }
        }

        return sums;
    }
}
