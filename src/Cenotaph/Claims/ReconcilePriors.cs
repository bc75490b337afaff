using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>A prior of a positive number: log-normal, with its reason.</summary>
/// <param name="Value">The median, above 0.</param>
/// <param name="Factor">The 95 % limits are the median divided and multiplied by it; above 1, or 1 for a fixed number.</param>
/// <param name="Why">The reason, in a sentence.</param>
public sealed record Prior(double Value, double Factor, string Why)
{
    internal double LogSpread => Math.Log(Factor) / 1.959963984540054;

    internal double LogMiddle => Math.Log(Value);
}

/// <summary>What a number of a narrower scope, or of another category, is of the whole: a prior of the quotient.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Quotient">The number divided by the whole.</param>
public sealed record ShareOfWhole(string Id, Prior Quotient);

/// <summary>A source held for tied to the truth by another road than what belligerents say.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Bias">How far its numbers may be off together: 95 % within this factor. Null for a lower bound, which has none.</param>
/// <param name="Why">The reason.</param>
public sealed record Anchor(string Id, double? Bias, string Why);

/// <summary>What a reconciliation assumes before it reads a claim. Spreads are standard deviations of the logarithm.</summary>
public sealed record ReconcilePriors
{
    /// <summary>The killed of a week at the start.</summary>
    public Prior Flow { get; init; } = new(500, 50, "Wars differ: from ten to twenty-five thousand a week.");

    /// <summary>The change of the weekly flow from one week to the next.</summary>
    public Prior FlowWalk { get; init; } = new(0.06, 2, "An offensive may double the flow within half a year.");

    /// <summary>Wounded to each killed at the start.</summary>
    public Prior Wounded { get; init; } = new(3, 2.5, "Modern wars had two to five wounded to each killed.");

    /// <summary>The change of that ratio within a year.</summary>
    public Prior WoundedWalk { get; init; } = new(0.15, 1, "Weapons and evacuation change slowly.");

    /// <summary>The missing to each killed.</summary>
    public Prior Missing { get; init; } = new(0.2, 10, "Hardly known before counting.");

    /// <summary>The error that sources of one origin share.</summary>
    public Prior OriginSpread { get; init; } = new(0.2, 2, "Independent estimates of one war differ by a fifth and more.");

    /// <summary>The error that one publisher adds to that of its origin.</summary>
    public Prior PublisherSpread { get; init; } = new(0.08, 1, "Readings of one origin's material differ less than origins.");

    /// <summary>The change of a publisher's error within a year: a trend and a walk, half and half.</summary>
    public Prior Drift { get; init; } = new(0.22, 2.2, "Published ratios of two publishers moved by a tenth to a half within a year.");

    /// <summary>What is left of a single figure's error.</summary>
    public Prior Noise { get; init; } = new(0.03, 1, "Editing and delay. Learned, it would go to nought and hang the flow on whoever publishes every day.");

    /// <summary>The correlation of errors of two publishers of one origin: 0 to 1; of the closed form alone.</summary>
    public Prior WithinOrigin { get; init; } = new(0.8, 1, "What shares an origin shares most of its error.");

    /// <summary>The correlation of errors of two origins: 0 to 1; of the closed form alone.</summary>
    public Prior BetweenOrigins { get; init; } = new(0.05, 1, "Who estimates reads the others.");

    /// <summary>The probability that a stated range without a meaning holds the number.</summary>
    public Prior RangeMass { get; init; } = new(0.8, 1, "A range is seldom meant as certain.");

    /// <summary>The share of a counted list that may be doubled or false.</summary>
    public double Allowance { get; init; } = 0.02;

    /// <summary>What numbers of narrower scopes and other categories are of the whole.</summary>
    public ImmutableArray<ShareOfWhole> Shares { get; init; } = [];

    /// <summary>The anchors.</summary>
    public ImmutableArray<Anchor> Anchors { get; init; } = [];

    /// <summary>The priors of the method with their words in files, in order.</summary>
    public ImmutableArray<(string Name, Prior Prior)> All =>
    [
        ("flow", Flow), ("flow-walk", FlowWalk), ("wounded", Wounded), ("wounded-walk", WoundedWalk), ("missing", Missing),
        ("origin-spread", OriginSpread), ("publisher-spread", PublisherSpread), ("drift", Drift), ("noise", Noise),
        ("within-origin", WithinOrigin), ("between-origins", BetweenOrigins), ("range-mass", RangeMass),
    ];

    /// <summary>Those that no reading moves: their value is taken as it is, and they have no factor.</summary>
    internal static ImmutableArray<string> Fixed { get; } = ["wounded-walk", "publisher-spread", "within-origin", "between-origins", "range-mass"];

    /// <summary>These priors with one of them replaced; null when the word names none.</summary>
    public ReconcilePriors? With(string name, Prior prior) => name switch
    {
        "flow" => this with { Flow = prior },
        "flow-walk" => this with { FlowWalk = prior },
        "wounded" => this with { Wounded = prior },
        "wounded-walk" => this with { WoundedWalk = prior },
        "missing" => this with { Missing = prior },
        "origin-spread" => this with { OriginSpread = prior },
        "publisher-spread" => this with { PublisherSpread = prior },
        "drift" => this with { Drift = prior },
        "noise" => this with { Noise = prior },
        "within-origin" => this with { WithinOrigin = prior },
        "between-origins" => this with { BetweenOrigins = prior },
        "range-mass" => this with { RangeMass = prior },
        _ => null,
    };
}
