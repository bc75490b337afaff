namespace Cenotaph.Linkage;

/// <summary>Frequencies of surnames within regions, where records enough show them.</summary>
/// <remarks>
/// A value's weight follows its frequency in the population that the record came from (Winkler, Frequency-based matching in Fellegi–Sunter model of record linkage,
/// Census Bureau 2000/06). The share of surname v in region r is (n_rv + a q_v) / (n_r + a), the mean of a Dirichlet posterior whose prior is the share q_v of the whole
/// table, with the strength a that makes the counts of all regions likeliest under the Dirichlet-multinomial (Minka, Estimating a Dirichlet distribution, 2000; we take
/// the best of powers of two). n counts persons, about: records of one region, surname, given name and birth count once, for several reports of one man
/// would pass for a name at home there. The person of the pair itself is taken out.
/// </remarks>
internal static class RegionalFrequency
{
    // With the last strength the regions say nothing.
    private const int Strengths = 24;

    // Beyond so many terms a sum of logarithms is an integral to nine digits.
    private const int Summed = 1000;

    /// <summary>The frequency of a surname by region; that of the whole table where no column names the region, or given name or birth is missing.</summary>
    /// <param name="data">The tables made ready.</param>
    /// <param name="surname">The comparison of surnames.</param>
    /// <param name="national">The frequency in the whole table.</param>
    public static TermFrequency Of(PreparedData data, Comparison surname, TermFrequency national)
    {
        int[]? Ids(FieldRole role) => data.Comparisons.FirstOrDefault(comparison => comparison.Role == role)?.Column.Ids;
        if (Ids(FieldRole.Region) is not { } regions || Ids(FieldRole.Given) is not { } givens || Ids(FieldRole.BirthDate) is not { } births)
        {
            return national;
        }

        var ids = surname.Column.Ids;
        var names = national.Terms is { } own ? Array.ConvertAll(ids, id => id < 0 ? -1 : own[id]) : ids;
        var cells = Persons(names, regions, givens, births);
        var sizes = new int[regions.Append(-1).Max() + 1];
        foreach (var ((region, _), persons) in cells)
        {
            sizes[region] += persons;
        }

        var strength = Strength(cells, sizes, national.Shares);
        List<double> shares = [.. national.Shares];
        var places = new Dictionary<(int Region, int Name), int>();
        var terms = new int[names.Length];
        for (var record = 0; record < terms.Length; record++)
        {
            var key = (regions[record], names[record]);
            terms[record] = names[record];
            if (key is { Item1: >= 0, Item2: >= 0 } && sizes[key.Item1] > 0)
            {
                if (!places.TryGetValue(key, out terms[record]))
                {
                    places.Add(key, terms[record] = shares.Count);
                    var others = Math.Max(0, cells.GetValueOrDefault(key) - 1);
                    shares.Add((others + (strength * national.Shares[key.Item2])) / (sizes[key.Item1] - 1 + strength));
                }
            }
        }

        return national with { Shares = [.. shares], OfRecords = terms };
    }

    /// <summary>How many persons of each region bear each name, among the records that have both, a given name and a birth.</summary>
    internal static SortedDictionary<(int Region, int Name), int> Persons(int[] names, int[] regions, int[] givens, int[] births)
    {
        var seen = new HashSet<(int, int, int, int)>();
        var cells = new SortedDictionary<(int Region, int Name), int>();
        for (var record = 0; record < names.Length; record++)
        {
            var (name, region, given, birth) = (names[record], regions[record], givens[record], births[record]);
            if (Math.Min(Math.Min(name, region), Math.Min(given, birth)) >= 0 && seen.Add((region, name, given, birth)))
            {
                cells[(region, name)] = cells.GetValueOrDefault((region, name)) + 1;
            }
        }

        return cells;
    }

    /// <summary>The strength of the prior, in persons, that makes the counts likeliest: a power of two.</summary>
    internal static double Strength(IReadOnlyDictionary<(int Region, int Name), int> cells, int[] sizes, double[] shares)
    {
        var (best, strength) = (double.NegativeInfinity, 1.0);
        for (var power = 0; power <= Strengths; power++)
        {
            var a = Math.ScaleB(1, power);
            var likelihood = cells.Where(cell => shares[cell.Key.Name] > 0).Sum(cell => Rising(a * shares[cell.Key.Name], cell.Value)) - sizes.Sum(size => Rising(a, size));
            if (likelihood > best)
            {
                (best, strength) = (likelihood, a);
            }
        }

        return strength;
    }

    // ln (x (x + 1) … (x + n − 1))
    private static double Rising(double x, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < Math.Min(n, Summed); i++)
        {
            sum += Math.Log(x + i);
        }

        var (from, to) = (x + Summed - 0.5, x + n - 0.5);
        return n <= Summed ? sum : sum + (to * Math.Log(to)) - to - (from * Math.Log(from)) + from;
    }
}
