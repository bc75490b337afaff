namespace Cenotaph.Persons;

/// <summary>What the sources of one person give for one field: one value a source.</summary>
/// <param name="Values">By source.</param>
internal readonly record struct FieldValues(IReadOnlyDictionary<string, string> Values);

/// <summary>What shared errors show of copying.</summary>
/// <param name="Mirrors">Pairs of which one has most of the errors of the other: source, copied source, errors shared, errors to share.</param>
/// <param name="Derived">Sources most of whose checkable values come from others: source, errors shared, errors to share.</param>
internal sealed record CopyingFound(
    IReadOnlyList<(string Copy, string Of, int Shared, int Errors)> Mirrors, IReadOnlyList<(string Source, int Shared, int Errors)> Derived);

/// <summary>
/// Finds copies by errors that they share, as the history of manuscripts and of copied data is traced (Dong, Berti-Équille and Srivastava, PVLDB 2(1), 2009):
/// independent sources agree on what is true, hardly ever on the same error.
/// </summary>
internal static class SharedErrors
{
    private const int LeastShared = 4;

    // Two and a half standard errors above; with some hundred pairs a chance in a few runs reaches it, and then must still mean most of the errors.
    private const double Errors = 2.5;
    private const double MostOfThem = 0.5;
    private const double CopiedPart = 0.35;

    /// <summary>Looks at persons of four sources or more: an error is a value that two others agree against.</summary>
    public static CopyingFound Of(IEnumerable<FieldValues> fields, Independence declared)
    {
        var pairs = new Dictionary<(string Of, string Copy), (int Shared, int Errors)>();
        var share = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var field in fields.Where(field => field.Values.Count >= 4))
        {
            Count(field.Values, declared, pairs, share);
        }

        List<(string Copy, string Of, int Shared, int Errors)> mirrors = [];
        foreach (var (pair, met) in pairs.OrderBy(one => one.Key))
        {
            if (met.Shared >= LeastShared && Tails.Wilson(met.Shared, met.Errors, Errors).Low > Baseline(pairs) && met.Shared > MostOfThem * met.Errors
                && Tails.Wilson(met.Shared, met.Errors, 1).Low > MostOfThem / 2)
            {
                mirrors.Add((pair.Copy, pair.Of, met.Shared, met.Errors));
            }
        }

        List<(string Source, int Shared, int Errors)> derived = [];
        foreach (var source in pairs.GroupBy(one => one.Key.Copy, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (shared, errors) = (source.Sum(one => one.Value.Shared), source.Sum(one => one.Value.Errors));
            var chance = share[source.Key] / errors;
            if (shared >= LeastShared && Tails.Wilson(shared, errors, Errors).Low > Math.Max(CopiedPart * chance, 2 * Baseline(pairs)))
            {
                derived.Add((source.Key, shared, errors));
            }
        }

        return new(mirrors, derived);
    }

    // A copy of one source picked among those that list the person has each one's error with this chance: it is added up beside the errors.
    private static void Count(
        IReadOnlyDictionary<string, string> values, Independence declared, Dictionary<(string Of, string Copy), (int Shared, int Errors)> pairs, Dictionary<string, double> share)
    {
        var counts = values.Values.GroupBy(value => value, StringComparer.Ordinal).Select(group => (Value: group.Key, Count: group.Count())).OrderByDescending(one => one.Count).ToList();
        if (counts.Count < 2 || counts[0].Count < 2 || counts[0].Count == counts[1].Count)
        {
            return;
        }

        var truth = counts[0].Value;
        foreach (var (wrong, value) in values.Where(one => one.Value != truth))
        {
            foreach (var (other, said) in values.Where(one => one.Key != wrong && !declared.IsDeclared(one.Key, wrong)))
            {
                var met = pairs.GetValueOrDefault((wrong, other));
                pairs[(wrong, other)] = (met.Shared + (said == value ? 1 : 0), met.Errors + 1);
                share[other] = share.GetValueOrDefault(other) + (1.0 / (values.Count - 1));
            }
        }
    }

    // How often independent sources share an error: half of the pairs share at most so many.
    private static double Baseline(Dictionary<(string Of, string Copy), (int Shared, int Errors)> pairs)
    {
        double[] rates = [.. pairs.Values.Where(one => one.Errors >= 5).Select(one => (double)one.Shared / one.Errors).Order()];
        return Math.Max(0.03, rates.Length == 0 ? 0 : rates[rates.Length / 2]);
    }
}
