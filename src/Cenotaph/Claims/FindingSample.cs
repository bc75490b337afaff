using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Claims;

/// <summary>Draws findings for people to judge: some of every type, by chance that a seed repeats.</summary>
public static class FindingSample
{
    /// <summary>
    /// A sample stratified by type: one finding of each type in turn until there are enough, those of a type in the
    /// order of SHA-256 over the seed and the finding. In the order of the findings given.
    /// </summary>
    /// <param name="findings">What to draw from.</param>
    /// <param name="size">How many; all when there are fewer.</param>
    /// <param name="seed">The seed, printed beside the sample.</param>
    public static ImmutableArray<Finding> Of(IReadOnlyList<Finding> findings, int size, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var drawn = findings
            .GroupBy(finding => finding.Type, StringComparer.Ordinal)
            .SelectMany(type => type.OrderBy(finding => Place(finding, seed), StringComparer.Ordinal).Select((finding, turn) => (finding, turn)))
            .OrderBy(one => one.turn).ThenBy(one => Place(one.finding, seed), StringComparer.Ordinal)
            .Take(size)
            .Select(one => one.finding)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. findings.Where(finding => drawn.Contains(finding))];
    }

    private static string Place(Finding finding, ulong seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', [seed.ToString(CultureInfo.InvariantCulture), finding.Type, .. finding.Records, finding.Arithmetic]))));
}
