using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Disclosure;

/// <summary>A column of records without names: a field that a leaked list could be joined on.</summary>
public sealed record QuasiIdentifier
{
    // Fields that point at one person or one collector by themselves: generalising does not help.
    private static readonly string[] Pointing = ["id", "name", "collector", "incident"];

    /// <summary>A field of a report, generalised by a hierarchy.</summary>
    /// <param name="field">Public or restricted; its values are published only where a class shares them.</param>
    /// <param name="hierarchy">How its values are generalised.</param>
    /// <param name="detail">What makes it local or fine.</param>
    /// <param name="recentSteps">Of a unit or settlement: how many steps of the hierarchy a recent row may show, such as 1 for the region.</param>
    /// <exception cref="ArgumentException">The field is secret, or points at one person by itself.</exception>
    public QuasiIdentifier(Field field, Hierarchy hierarchy, Detail detail = Detail.None, int recentSteps = 0)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentOutOfRangeException.ThrowIfNegative(recentSteps);
        if (field.Class == FieldClass.Secret || Pointing.Contains(field.Name))
        {
            throw new ArgumentException($"The field \"{field.Name}\" never enters a published record, generalised or not.", nameof(field));
        }

        (Field, Hierarchy, Detail, RecentSteps) = (field, hierarchy, detail, recentSteps);
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>How its values are generalised.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>What makes it local or fine.</summary>
    public Detail Detail { get; }

    /// <summary>How many steps a recent row may show of a unit or settlement.</summary>
    public int RecentSteps { get; }

    internal ImmutableArray<string> PathOf(string? value, bool recent)
    {
        var path = Hierarchy.PathOf(value);
        return recent && DisclosureRules.IsLocal(Detail) && path.Length > RecentSteps ? path[..RecentSteps] : path;
    }
}

/// <summary>Which columns records without names have, in order; on ties the first is kept finest.</summary>
/// <param name="Columns">The quasi-identifiers.</param>
/// <param name="Rules">The study's rules.</param>
public sealed record RecordPlan(ImmutableArray<QuasiIdentifier> Columns, DisclosureRules Rules)
{
    /// <summary>Statuses that may not wait: where somebody has one and cannot be shown so, his class is taken out whole.</summary>
    public ImmutableArray<string> AtOnce { get; init; } = [];

    internal int K => Rules.KFor(Columns.Aggregate(Detail.None, (detail, column) => detail | column.Detail));
}

/// <summary>A person as the gate takes one in.</summary>
/// <param name="Key">The stable random id.</param>
/// <param name="Status">The status; a row without one is withheld.</param>
/// <param name="Values">The exact values, in the order of the plan's columns; null where not known.</param>
/// <param name="Latest">The last day it may have happened; null where not known, which is treated as recent.</param>
public sealed record GateRow(string Key, string? Status, ImmutableArray<string?> Values, DateOnly? Latest);
