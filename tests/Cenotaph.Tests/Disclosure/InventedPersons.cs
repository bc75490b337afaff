using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Disclosure;
using Cenotaph.Evidence;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Disclosure;

/// <summary>A population that changes from release to release: persons come, go, change status and are corrected.</summary>
internal sealed class InventedPersons(ulong seed, int places = 4)
{
    private static readonly string[] Statuses = ["killed", "killed", "killed", "killed", "missing", "missing", "captured", "deserter"];

    private static readonly string[] Ranks = ["private", "private", "sergeant", "lieutenant"];

    private readonly RandomStream random = new(seed);
    private readonly SortedDictionary<string, GateRow> rows = new(StringComparer.Ordinal);
    private int born;

    public IReadOnlyList<GateRow> Rows => [.. rows.Values];

    /// <summary>The exact values of everybody who was ever there, as a leaked list has them.</summary>
    public List<string?[]> Leaked { get; } = [];

    public static DateOnly AsOf { get; } = new(2026, 1, 1);

    public static RecordPlan Plan(int k, bool fine = false) => new(
        [
            new(Field("event_date"), Hierarchy.Dates(fine ? DateDetail.Day : DateDetail.Month), fine ? Detail.Day : Detail.None),
            new(Field("age"), Hierarchy.Ages),
            new(Field("settlement"), Dotted, Detail.Settlement, recentSteps: 1),
            new(Field("unit"), Dotted, Detail.Unit, recentSteps: 1),
            new(Field("rank"), Hierarchy.Flat),
            new(Field("sex"), Hierarchy.Flat),
        ],
        new() { K = k, KFine = Math.Max(10, k) });

    /// <summary>Whether a published text may stand for an exact value: written from what the texts mean, not with the hierarchies.</summary>
    public static bool Covers(int column, string published, string exact) => published == "*" || column switch
    {
        0 => published is [_, _, _, _, '-', 'Q', _]
            ? exact[..4] == published[..4] && (int.Parse(exact.AsSpan(5, 2), CultureInfo.InvariantCulture) + 2) / 3 == published[^1] - '0'
            : exact.StartsWith(published, StringComparison.Ordinal),
        1 => published.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray() is [var low, var high] && int.Parse(exact, CultureInfo.InvariantCulture) is var age && age >= low && age <= high,
        2 or 3 => exact == published || exact.StartsWith(published + ".", StringComparison.Ordinal),
        _ => exact == published,
    };

    /// <summary>The rows of a release with the keys behind them, which only its membership tells.</summary>
    public static List<ExportedRow> Exported(RecordRelease release)
    {
        var last = release.Membership.Releases - 1;
        return [.. release.Membership.Rows.Where(row => row.From <= last && (row.Until is null || row.Until > last))
            .Select(row => new ExportedRow(row.Key, [.. release.Membership.Classes[row.Class].Values], row.Status))];
    }

    public void Add(int persons)
    {
        for (var i = 0; i < persons; i++)
        {
            var values = Values();
            var key = $"p{unchecked((uint)random.Next()):x8}-{born++}";
            rows.Add(key, new(key, Statuses[random.Below(Statuses.Length)], values, values[0] is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : null));
            Leaked.Add([.. values]);
        }
    }

    public void Remove(int persons)
    {
        for (var i = 0; i < persons && rows.Count > 0; i++)
        {
            rows.Remove(Someone());
        }
    }

    public void ChangeStatus(int persons)
    {
        for (var i = 0; i < persons; i++)
        {
            var key = Someone();
            rows[key] = rows[key] with { Status = Statuses[random.Below(Statuses.Length)] };
        }
    }

    public void Correct(int persons)
    {
        for (var i = 0; i < persons; i++)
        {
            var key = Someone();
            var values = Values();
            rows[key] = rows[key] with { Values = values };
            Leaked.Add([.. values]);
        }
    }

    private static Field Field(string name) => ReportFields.Kind.Find(name)!;

    private static Hierarchy Dotted { get; } = Hierarchy.Tree(
        (from a in Enumerable.Range(0, 40) from b in Enumerable.Range(0, 40) select (Name: $"{a}.{b}", Above: $"{a}"))
        .Concat(from a in Enumerable.Range(0, 40) from b in Enumerable.Range(0, 8) from c in Enumerable.Range(0, 8) select (Name: $"{a}.{b}.{c}", Above: $"{a}.{b}"))
        .ToDictionary(one => one.Name, one => one.Above));

    // Places are skewed: the first of each kind holds half of all.
    private int Skewed(int count) => random.Uniform() < 0.5 ? 0 : random.Below(count);

    private string Someone() => rows.Keys.ElementAt(random.Below(rows.Count));

    private ImmutableArray<string?> Values() =>
    [
        Maybe(new DateOnly(2024, 1, 1).AddDays(random.Below(731)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Maybe((18 + random.Below(40)).ToString(CultureInfo.InvariantCulture)),
        Maybe($"{Skewed(places)}.{Skewed(Math.Min(8, places))}.{Skewed(Math.Min(8, places))}"),
        Maybe($"{Skewed(places)}.{Skewed(places)}"),
        Maybe(Ranks[random.Below(Ranks.Length)]),
        random.Uniform() < 0.02 ? "female" : "male",
    ];

    private string? Maybe(string value) => random.Uniform() < 0.05 ? null : value;
}
