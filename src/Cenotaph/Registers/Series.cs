using System.Collections.Immutable;

namespace Cenotaph.Registers;

/// <summary>What one measured column of a register counts.</summary>
/// <param name="Id">Its word in addresses and files.</param>
/// <param name="Title">Its title for readers.</param>
/// <param name="Quantity">What its numbers count; period and as-of come from each row.</param>
/// <param name="Publisher">The publisher's id.</param>
/// <param name="Interval">What its limits mean, or null when it has none.</param>
/// <param name="Correlation">How the errors of its rows go together: full, none or unknown; null without limits.</param>
/// <param name="Note">What a reader must know of it, or null.</param>
/// <param name="Input">The input that it is read from.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record SeriesDefinition(
    string Id,
    LocalText Title,
    Quantity Quantity,
    string Publisher,
    string? Interval,
    string? Correlation,
    LocalText? Note,
    string Input,
    Origin Origin);

/// <summary>One row of a series.</summary>
/// <param name="Date">The day, week, month or year it is about; null in a table that is not in time.</param>
/// <param name="Vintage">When its edition was made; null where there is one edition.</param>
/// <param name="Part">The area, age, sex and group it is about, by dimension; empty when it is about all.</param>
/// <param name="Value">The number; null when only limits are given.</param>
/// <param name="Low">The low limit, or null.</param>
/// <param name="High">The high limit, or null.</param>
/// <param name="Address">The web address of the row, or null.</param>
/// <param name="Note">What a reader must know of the row, or null.</param>
public sealed record SeriesRow(
    DateSpan? Date,
    DateSpan? Vintage,
    ImmutableSortedDictionary<string, string> Part,
    decimal? Value,
    decimal? Low,
    decimal? High,
    string? Address,
    string? Note);

/// <summary>A column of numbers over time or parts, in all its vintages, with what they count.</summary>
/// <param name="Definition">What its numbers count.</param>
/// <param name="Rows">Its rows, ordered by vintage, date and part.</param>
public sealed record Series(SeriesDefinition Definition, ImmutableArray<SeriesRow> Rows);
