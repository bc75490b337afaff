using System.Globalization;

namespace Cenotaph;

/// <summary>
/// What a number counts. Two numbers may be added, divided or compared only when their quantities allow it;
/// <see cref="QuantityRules"/> decides.
/// </summary>
public sealed record Quantity
{
    /// <summary>The side whose people or things are counted.</summary>
    public required string Side { get; init; }

    /// <summary>What happened to them: killed, wounded, missing …</summary>
    public required string Category { get; init; }

    /// <summary>Who is counted on that side.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>What the number says about time.</summary>
    public required QuantityKind Kind { get; init; }

    /// <summary>The days it runs over; for a cumulative number the first is its start. Null when not known.</summary>
    public DateSpan? Period { get; init; }

    /// <summary>The day up to which, or at which, it was counted. Null when not known.</summary>
    public DateSpan? AsOf { get; init; }

    /// <summary>How the cases are known.</summary>
    public Confirmation Confirmation { get; init; } = Confirmation.Total;

    /// <summary>What one of them is: persons, claims, m/day.</summary>
    public string Unit { get; init; } = "persons";

    /// <summary>
    /// The definition, list or model behind the number, with its edition: a revised model is another basis.
    /// Null when not known.
    /// </summary>
    public string? Basis { get; init; }

    /// <summary>The part's value as text, for messages.</summary>
    public string Text(QuantityPart part) => part switch
    {
        QuantityPart.Side => Side,
        QuantityPart.Category => Category,
        QuantityPart.Scope => Scope.ToString(),
        QuantityPart.Kind => Kind.Word(),
        QuantityPart.Period => Period?.ToString() ?? "not known",
        QuantityPart.AsOf => AsOf?.ToString() ?? "not known",
        QuantityPart.Confirmation => Confirmation.Word(),
        QuantityPart.Unit => Unit,
        QuantityPart.Basis => Basis ?? "not known",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a quantity."),
    };

    /// <summary>The quantity in one line, without what is not known.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Side} · {Category} · {Scope} · {Kind.Word()} · {Confirmation.Word()} · {Unit}"
            + $"{(Period is { } period ? $" · {period}" : "")}{(AsOf is { } asOf ? $" · as of {asOf}" : "")}"
            + $"{(Basis is null ? "" : $" · {Basis}")}");
}
