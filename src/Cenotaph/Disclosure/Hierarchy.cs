using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Disclosure;

/// <summary>How fine a date may be published.</summary>
public enum DateDetail
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The quarter.</summary>
    Quarter,

    /// <summary>The month.</summary>
    Month,

    /// <summary>The day.</summary>
    Day,
}

/// <summary>
/// How the values of a quasi-identifier are generalised: for each a path from the coarsest step below <see cref="Any"/> to the finest that may
/// be published. The text of a step says alone what it stands for.
/// </summary>
public sealed class Hierarchy
{
    /// <summary>Anything, or not known: the root of every hierarchy.</summary>
    public const string Any = "*";

    private static readonly int[] Bands = [20, 10, 5];

    private readonly Func<string, IEnumerable<string>> path;

    private Hierarchy(Func<string, IEnumerable<string>> path) => this.path = path;

    /// <summary>Categories without groups.</summary>
    public static Hierarchy Flat { get; } = new(value => [value]);

    /// <summary>Ages in whole years, 0 to 119: bands of twenty, ten and five years.</summary>
    public static Hierarchy Ages { get; } = new(AgePath);

    /// <summary>
    /// How somebody came to serve, with convicts never told from others who were not mobilised: their status is restricted.
    /// </summary>
    public static Hierarchy Recruitment { get; } = new(value => value switch
    {
        "mobilised" => [value],
        "regular" or "volunteer" or "inmate" or "pmc" or "foreign" => ["not mobilised"],
        _ => [],
    });

    /// <summary>Dates in the forms of <see cref="DateSpan"/>: year, quarter, month, and the day where <paramref name="finest"/> says so.</summary>
    public static Hierarchy Dates(DateDetail finest = DateDetail.Month) => new(value => DatePath(value, finest));

    /// <summary>
    /// Dates to the ISO week, for tables alone: a week of two months lies under neither, so that its steps are no tree. A day is shown as its week, a month as itself.
    /// </summary>
    internal static Hierarchy Weeks { get; } = new(value => DatePath(value, DateDetail.Month).Concat(WeekOf(value)));

    /// <summary>A tree of names: settlement, district, region; or unit, regiment, branch. A name without a parent lies under the root.</summary>
    /// <param name="parents">For each name the one above it.</param>
    /// <param name="shown">Whether a name may be published; one that may not is cut off with all below it. All may when absent.</param>
    /// <exception cref="ArgumentException">A name lies under itself.</exception>
    public static Hierarchy Tree(IReadOnlyDictionary<string, string> parents, Func<string, bool>? shown = null)
    {
        ArgumentNullException.ThrowIfNull(parents);
        foreach (var name in parents.Keys)
        {
            var above = name;
            for (var steps = 0; parents.TryGetValue(above, out var next); above = next, steps++)
            {
                if (steps > parents.Count)
                {
                    throw new ArgumentException($"\"{name}\" lies under itself.", nameof(parents));
                }
            }
        }

        return new(value =>
        {
            List<string> climbed = [value];
            while (parents.TryGetValue(climbed[^1], out var above))
            {
                climbed.Add(above);
            }

            climbed.Reverse();
            return shown is null ? climbed : climbed.TakeWhile(shown);
        });
    }

    /// <summary>The steps of a value, the coarsest first; none when it is not known or not in a form that the hierarchy reads.</summary>
    public ImmutableArray<string> PathOf(string? value) =>
        string.IsNullOrWhiteSpace(value)
            ? []
            : [.. path(value.Trim()).TakeWhile(step => step != Any && !string.IsNullOrWhiteSpace(step))];

    private static IEnumerable<string> WeekOf(string value) => DateSpan.TryParse(value, out var span) && span.IsDay
        ? [DateSpan.Week(ISOWeek.GetYear(span.First.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(span.First.ToDateTime(TimeOnly.MinValue))).ToString()]
        : [];

    private static IEnumerable<string> DatePath(string value, DateDetail finest)
    {
        if (!DateSpan.TryParse(value, out var span) || span.First.Year != span.Last.Year)
        {
            yield break;
        }

        var first = span.First;
        var quarter = DateSpan.Quarter(first.Year, (first.Month + 2) / 3);
        var month = DateSpan.Month(first.Year, first.Month);
        yield return DateSpan.Year(first.Year).ToString();
        if (finest >= DateDetail.Quarter && quarter.Contains(span))
        {
            yield return quarter.ToString();
            if (finest >= DateDetail.Month && month.Contains(span))
            {
                yield return month.ToString();
                if (finest >= DateDetail.Day && span.IsDay)
                {
                    yield return span.ToString();
                }
            }
        }
    }

    private static IEnumerable<string> AgePath(string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var age) || age > 119)
        {
            return [];
        }

        return Bands.Select(width =>
            string.Create(CultureInfo.InvariantCulture, $"{age / width * width}-{(age / width * width) + width - 1}"));
    }
}
