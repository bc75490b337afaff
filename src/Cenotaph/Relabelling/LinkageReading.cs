using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>How many entries of a register are dead, under one reading of how the label hides them.</summary>
/// <param name="Kappa">κ: coverage among the labelled dead ÷ the coverage that was counted: among the dead without the label, or as declared. The data do not tell it.</param>
/// <param name="Value">The estimate, in persons.</param>
/// <param name="Interval">95 % credible, in persons.</param>
/// <param name="IsAboveRegister">Whether the estimate exceeds the entries of the register: such a κ cannot be with these data.</param>
public sealed record KappaRow(double Kappa, double Value, Interval Interval, bool IsAboveRegister);

/// <summary>The dead behind a register's label by linkage, under several κ.</summary>
public sealed record LinkageReading
{
    /// <summary>R: the entries of the register.</summary>
    public required long Entries { get; init; }

    /// <summary>In a public reading, the least number of persons that may be shown; 0 where every number may.</summary>
    public int Least { get; init; }

    /// <summary>m: linked pairs with death on or before the label's date.</summary>
    public required long Before { get; init; }

    /// <summary>Linked pairs with death after the label's date; they are not counted.</summary>
    public required long After { get; init; }

    /// <summary>Linked pairs whose dates do not tell; they are a row of their own.</summary>
    public required long Unknown { get; init; }

    /// <summary>The share of linked pairs that are one person.</summary>
    public required double Precision { get; init; }

    /// <summary>The share of true pairs that were found; null where not known, and the estimate is a lower reading for that too.</summary>
    public required double? Sensitivity { get; init; }

    /// <summary>The coverage by time since death as it was used, after strata with few listed dead were joined.</summary>
    public required ImmutableArray<CoverageStratum> Coverage { get; init; }

    /// <summary>The least κ under which the estimate does not exceed the register.</summary>
    public required double LeastKappa { get; init; }

    /// <summary>Deaths on or before the label's date, by κ: 1 (a lower reading) first.</summary>
    public required ImmutableArray<KappaRow> Rows { get; init; }

    /// <summary>The same for pairs whose dates do not tell: what they would add if all of them had died before. Empty where there are none.</summary>
    public required ImmutableArray<KappaRow> UnknownRows { get; init; }

    /// <summary>The seed of the draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many draws the intervals rest on.</summary>
    public required int Draws { get; init; }
}

/// <summary>An estimate by linkage, or why there is none.</summary>
public abstract record LinkageAnswer
{
    private LinkageAnswer()
    {
    }

    /// <summary>There is an estimate.</summary>
    public sealed record Estimated(LinkageReading Reading) : LinkageAnswer;

    /// <summary>There is none.</summary>
    /// <param name="Assumption">What would have to hold.</param>
    /// <param name="Evidence">What speaks against it.</param>
    public sealed record Refused(Phrase Assumption, Phrase Evidence) : LinkageAnswer;
}
