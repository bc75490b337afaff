using Cenotaph.MultipleSystems;
using Cenotaph.Publication;

namespace Cenotaph.Site.Words;

/// <summary>The words of estimates from overlapping lists as readers see them.</summary>
internal static class SystemsWords
{
    /// <summary>A family of methods.</summary>
    public static string Family(this Texts texts, string family) => texts.Word("overlap.family", family);

    /// <summary>One estimate of a family; symbols and unknown names stay as they are.</summary>
    public static string Estimate(this Texts texts, string name) => texts.Word("overlap.estimate", name);

    /// <summary>A kind of interval.</summary>
    public static string Kind(this Texts texts, string? kind) => kind is null ? "" : texts.Word("overlap.kind", kind);

    /// <summary>The limits of an interval; an open one goes beyond the greatest number that was tried.</summary>
    public static string Limits(this Texts texts, SystemsInterval interval) => interval.IsOpen
        ? texts.With("overlap.open", texts.Whole(interval.Low), texts.Whole(interval.High))
        : texts.FromTo(interval.Low, interval.High);

    /// <summary>A number to a hundredth.</summary>
    public static string Hundredth(this Texts texts, double? number) =>
        number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e20 ? texts.Number(Math.Round((decimal)known, 2)) : "…";

    /// <summary>Whether some number that would be shown of a few persons is smaller than the study allows.</summary>
    public static bool Hides(this SystemsSummary summary, CaptureTable table) => table.Cells.Any(cell => cell.Count < summary.LeastShown);

    /// <summary>The tables that are shown in full: of each stratum the first replicate.</summary>
    public static IEnumerable<SystemsComparison> Shown(this SystemsSummary summary) =>
        summary.Tables.GroupBy(one => one.Table.Stratum, StringComparer.Ordinal).Select(group => group.First());
}
