using System.Collections.Immutable;
using System.Reflection;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>Puts a bulletin together from a study's results.</summary>
public static class BulletinBuilder
{
    /// <summary>How many publishers a headline shows; the claims explorer has them all.</summary>
    public const int HeadlineLength = 8;

    /// <summary>The version of this library.</summary>
    public static string Version { get; } =
        typeof(BulletinBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The newest date of any record: of what it counts, of its publication, or of its edition.</summary>
    /// <returns>The date, or null when there is no dated record.</returns>
    public static DateOnly? NewestDate(IEnumerable<Claim> claims, IEnumerable<Series> series)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(series);
        var ofClaims = claims
            .SelectMany(claim => new[]
            {
                claim.Quantity.Kind == QuantityKind.Threshold ? null : claim.Quantity.AsOf ?? EndOf(claim.Quantity.Period),
                claim.PublishedAt,
                claim.RecordedAt,
                claim.ReportedAt,
            });
        var ofSeries = series.SelectMany(one => one.Rows).SelectMany(row => new[] { row.Date, row.Vintage });

        // A date known only to its year or month says nothing of the days in it: its first day is sure to have come.
        return ofClaims.Concat(ofSeries).OfType<DateSpan>()
            .Select(span => (DateOnly?)(span.Days <= 7 ? span.Last : span.First))
            .Max();
    }

    /// <summary>The front page's groups: for each side and category, the newest claim of each publisher.</summary>
    /// <param name="vocabulary">The study's words.</param>
    /// <param name="sides">The sides, in order.</param>
    /// <param name="categories">The categories, in order.</param>
    /// <param name="claims">All claims.</param>
    public static ImmutableArray<Headline> Headlines(
        Vocabulary vocabulary, IReadOnlyList<string> sides, IReadOnlyList<string> categories, IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(sides);
        ArgumentNullException.ThrowIfNull(categories);
        var standing = Standing(claims).ToList();
        return
        [
            .. from side in sides
               from category in categories
               let newest = standing
                   .Where(claim => claim.Quantity.Side == side && claim.Quantity.Category == category && LeadsAlone(claim))
                   .GroupBy(claim => (claim.Publisher.Id, claim.Quantity.Confirmation))
                   .Select(some => some
                       .OrderByDescending(claim => claim.Quantity.Scope.Equals(Scope.All))
                       .ThenByDescending(claim => claim.Date!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal).First())
                   .OrderByDescending(claim => claim.Date!.Value.Last)
                   .ThenBy(claim => claim.Publisher.Id, StringComparer.Ordinal)
                   .ThenBy(claim => claim.Id, StringComparer.Ordinal)
                   .Take(HeadlineLength)
                   .ToImmutableArray()
               where !newest.IsEmpty
               select new Headline(vocabulary.Side(side), vocabulary.Category(category), newest),
        ];
    }

    /// <summary>Claims in the order of every list: side, category, date, publisher, id.</summary>
    public static ImmutableArray<Claim> Ordered(Vocabulary vocabulary, IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var sides = Places(vocabulary.Sides);
        var categories = Places(vocabulary.Categories);
        return
        [
            .. claims
                .OrderBy(claim => sides[claim.Quantity.Side])
                .ThenBy(claim => categories[claim.Quantity.Category])
                .ThenByDescending(claim => claim.Date?.Last)
                .ThenBy(claim => claim.Publisher.Id, StringComparer.Ordinal)
                .ThenBy(claim => claim.Id, StringComparer.Ordinal),
        ];
    }

    // A count that a headline may show without a second sentence: cumulative, dated, not in words, of persons.
    private static bool LeadsAlone(Claim claim) =>
        claim.Quantity is { Kind: QuantityKind.Cumulative, Unit: "persons" }
        && claim.Figure is { InWords: false, Bound: not Bound.None }
        && claim.Date is not null;

    // Without claims that another replaced, and without reports of a claim whose original is on record.
    private static IEnumerable<Claim> Standing(IEnumerable<Claim> claims)
    {
        var all = claims.ToList();
        var listed = all.Where(claim => !claim.Vanished).ToList();
        var originals = listed.DistinctBy(claim => claim.Id, StringComparer.Ordinal)
            .ToDictionary(claim => claim.Id, claim => claim.Original, StringComparer.Ordinal);
        var replaced = listed.Where(claim => claim.Supersedes != claim.Id).Select(claim => claim.Supersedes).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return listed.Where(claim => !replaced.Contains(claim.Id)
            && (claim.Original is null || !originals.ContainsKey(claim.Original) || LeadsBack(claim.Id, originals)));
    }

    // Claims that name each other as the original have none on record: leaving all of them out would lose the figure.
    private static bool LeadsBack(string id, Dictionary<string, string?> originals)
    {
        var at = id;
        for (var step = 0; step < originals.Count; step++)
        {
            if (!originals.TryGetValue(at, out var next) || next is null)
            {
                return false;
            }

            if (next == id)
            {
                return true;
            }

            at = next;
        }

        return false;
    }

    private static DateSpan? EndOf(DateSpan? period) => period is { } known ? DateSpan.Day(known.Last) : null;

    private static Dictionary<string, int> Places(ImmutableArray<Definition> definitions) =>
        definitions.Select((definition, place) => (definition.Id, place))
            .ToDictionary(one => one.Id, one => one.place, StringComparer.Ordinal);
}
