using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Worlds;

/// <summary>One case while it is being written: on a front of its own, by publishers of its own.</summary>
internal sealed class Plot
{
    private static readonly string[] Categories = ["killed", "wounded", "missing", "casualties", "captured", "irrecoverable"];
    private readonly Draft draft;
    private readonly List<string> records = [];
    private readonly decimal scale;

    public Plot(Draft draft, string type, bool planted, string side, string other)
    {
        this.draft = draft;
        (Type, Planted, Side, Other) = (type, planted, side, other);
        (Front, Within, Unknown) = draft.Scopes();
        Category = Chance.Pick(Categories);
        scale = Chance.Pick(0.5m, 1, 2);
    }

    public string Type { get; }

    public bool Planted { get; }

    public string Side { get; }

    public string Other { get; }

    public Scope Front { get; }

    /// <summary>A part of the front.</summary>
    public Scope Within { get; }

    /// <summary>A scope of which it is not known how it stands to the front.</summary>
    public Scope Unknown { get; }

    public string Category { get; }

    public Chance Chance => draft.Chance;

    /// <summary>A day that leaves a year on either side.</summary>
    public DateOnly Day => Draft.Start.AddDays(Chance.Between(370, 800));

    /// <summary>A publisher who counts the losses of a side that is not its own.</summary>
    public Publisher Stranger() => draft.Publisher(adversary: Chance.Flip() ? Side : null);

    public Publisher Own() => draft.Publisher(own: Side, adversary: Other);

    public Publisher Enemy() => draft.Publisher(own: Other, adversary: Side);

    public Quantity Cumulative(DateOnly asOf) => new()
    {
        Side = Side,
        Category = Category,
        Scope = Front,
        Kind = QuantityKind.Cumulative,
        Period = new(Draft.Start, asOf),
        AsOf = DateSpan.Day(asOf),
        Basis = "first edition",
    };

    public Quantity Over(DateSpan period) => new()
    {
        Side = Side,
        Category = Category,
        Scope = Front,
        Kind = QuantityKind.Period,
        Period = period,
        Basis = "first edition",
    };

    /// <summary>What a series counts: its rows give the dates.</summary>
    public Quantity Column(QuantityKind kind) => new()
    {
        Side = Side,
        Category = Category,
        Scope = Front,
        Kind = kind,
        Basis = "first edition",
    };

    /// <summary>A whole number of this case's size, not a round one, so that it is printed in full.</summary>
    public decimal Number(int least = 2_000, int most = 60_000) =>
        (Math.Floor(Chance.Between(least, most) * scale / 10) * 10) + Chance.Between(1, 9);

    public static decimal Rounded(decimal value, decimal unit) => Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;

    /// <summary>The number as not round as <see cref="Number"/> is.</summary>
    public static decimal Whole(decimal value) => (Math.Floor(value / 10) * 10) + 3;

    public Claim Say(Publisher by, Quantity quantity, Figure figure, Func<Claim, Claim>? change = null)
    {
        var plain = draft.Claim(by, quantity, figure);
        var claim = draft.Add(change is null ? plain : change(plain));
        records.Add(claim.Id);
        return claim;
    }

    public Series Table(Publisher by, Quantity quantity, IEnumerable<SeriesRow> rows, string? correlation = null)
    {
        var series = draft.Add(draft.Series(by, quantity, rows, correlation));
        records.Add(series.Definition.Id);
        return series;
    }

    public static SeriesRow Row(DateSpan? date, decimal? value, decimal? low = null, decimal? high = null, DateOnly? vintage = null, string? part = null) => new(
        date,
        vintage is { } made ? DateSpan.Day(made) : null,
        part is null
            ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            : ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("group", part),
        value,
        low,
        high,
        null,
        null);

    /// <summary>Months that follow on one another, from the second year of the war on.</summary>
    public IReadOnlyList<DateSpan> Months(int count, bool wholeQuarters = false)
    {
        var first = new DateOnly(2032, wholeQuarters ? 1 + (3 * Chance.Below(4)) : Chance.Between(1, 6), 1);
        return [.. Enumerable.Range(0, count).Select(first.AddMonths).Select(month => DateSpan.Month(month.Year, month.Month))];
    }

    /// <summary>One publisher takes figures from another.</summary>
    public void Takes(Publisher from, Publisher of, LineageStatus status) =>
        draft.Add(new LineageEdge(from.Id, of.Id, false, false, "republishes", status, null, "It says so."));

    public void Vanish(params string[] ids)
    {
        records.AddRange(ids);
        draft.Add(new Finding("shrinkage", Weight.Warning, ids, "listed before 9, of these listed now 7", "The input no longer lists them.", "Ask why."));
    }

    public string Word(string stem) => draft.Word(stem);

    public Case Case(string variant, IEnumerable<string> core, params IEnumerable<string> also) =>
        new(Type, Planted, variant, [.. core], [.. records], [.. also]);
}
