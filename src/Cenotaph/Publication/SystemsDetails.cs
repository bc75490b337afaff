using System.Collections.Immutable;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Publication;

/// <summary>What tables of capture histories show by themselves, as tables to download. Numbers of fewer persons than may be shown are left empty.</summary>
internal static class SystemsDetails
{
    /// <summary>The histories: who is on which lists together. Those of fewer persons than may be shown are left out.</summary>
    public static DataTable Histories(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-histories",
        "How many persons are on which lists together",
        [.. SystemsTables.Where, new("lists", ColumnType.List, "The lists that they are on, and no other."), SystemsTables.Number("count", "How many persons.")],
        [
            .. from summary in summaries
               from table in summary.Tables.Select(comparison => comparison.Table)
               from cell in table.Cells
               where cell.Count >= summary.LeastShown
               select (ImmutableArray<string?>)[.. SystemsTables.Place(summary, table), string.Join("; ", table.Lists.Where((_, list) => (cell.History >> list & 1) != 0)), SystemsTables.Digits(cell.Count)],
        ],
        citation);

    /// <summary>Each list, what leaving it out gives, and its size as the others estimate it.</summary>
    public static DataTable Lists(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-lists",
        "Each list: its size, the estimate without it, and its size as the others estimate it",
        [
            .. SystemsTables.Where, SystemsTables.Text("list", "The list."), SystemsTables.Number("size", "Persons on it."), SystemsTables.Number("alone", "Persons on it and no other."), SystemsTables.Number("without_it", "Persons in all as the other lists estimate them."),
            SystemsTables.Number("size_by_others", "Its size as the other lists estimate it."), SystemsTables.Text("not_estimable", "Why there is no estimate without it."),
        ],
        [
            .. from summary in summaries
               from comparison in summary.Tables
               from list in comparison.Diagnostics.Lists
               select (ImmutableArray<string?>)
               [
                   .. SystemsTables.Place(summary, comparison.Table), list.Name, Shown(summary, list.Size), Shown(summary, list.Alone), Value(list.LeftOut), Value(list.Expected),
                   list.LeftOut is SystemsRefusal refusal ? refusal.Assumption : null,
               ],
        ],
        citation);

    /// <summary>Each pair of lists.</summary>
    public static DataTable Pairs(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-pairs",
        "Each pair of lists: the overlap, the number it gives as if independent, and the odds ratio among those on other lists",
        [
            .. SystemsTables.Where, SystemsTables.Text("first", "The one list."), SystemsTables.Text("second", "The other list."), SystemsTables.Number("overlap", "Persons on both."), SystemsTables.Number("petersen", "Persons in all by these two alone, as if independent."),
            SystemsTables.Number("odds_ratio", "Above 1 speaks for positive dependence."),
        ],
        [
            .. from summary in summaries
               from comparison in summary.Tables
               from pair in comparison.Diagnostics.Pairs
               let shown = pair.Overlap >= summary.LeastShown
               select (ImmutableArray<string?>)
               [
                   .. SystemsTables.Place(summary, comparison.Table), pair.First, pair.Second, Shown(summary, pair.Overlap), shown ? SystemsTables.Digits(pair.Petersen) : null, shown ? SystemsTables.Digits(pair.OddsRatio) : null,
               ],
        ],
        citation);

    /// <summary>The total under other interactions of all lists.</summary>
    public static DataTable Xi(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-xi",
        "Persons in all by the interaction of all lists, which no table can show",
        [.. SystemsTables.Where, SystemsTables.Text("model", "The model whose unlisted stand for 1."), SystemsTables.Number("xi", "The interaction: 1 for none."), SystemsTables.Number("value", "Persons in all.")],
        [
            .. from summary in summaries
               from comparison in summary.Tables
               let xi = comparison.Diagnostics.Xi
               where xi is not null
               from row in xi.Rows
               select (ImmutableArray<string?>)[.. SystemsTables.Place(summary, comparison.Table), xi.Model, SystemsTables.Digits(row.Xi), SystemsTables.Digits(row.Total)],
        ],
        citation);

    private static string? Value(SystemsResult result) => result is SystemsEstimate estimate ? SystemsTables.Digits(estimate.Value) : null;

    private static string? Shown(SystemsSummary summary, long count) => count >= summary.LeastShown ? SystemsTables.Digits(count) : null;
}
