using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cenotaph.Site.Charts;
using Cenotaph.Studies;

namespace Cenotaph.Site;

/// <summary>A page of one linkage run: its model in charts and tables, and samples of its decisions. One file that needs no network.</summary>
public static class LinkPage
{
    private const int Samples = 6;

    private const string Style =
        """
        svg.link-chart { width: 100%; max-width: 30rem; height: auto; display: block; }
        .link-chart text { fill: var(--ink); font: 11px var(--sans); }
        .link-chart .quiet { fill: var(--quiet); }
        .link-chart .for { fill: var(--ally); }
        .link-chart .against { fill: var(--own); }
        .link-chart .total { fill: var(--ink); }
        .link-chart .axis { stroke: var(--strong-rule); }
        .link-chart .grid { stroke: var(--rule); }
        .link-chart .curve { fill: none; stroke: var(--own); stroke-width: 2; }
        .link-chart .dot { fill: var(--own); }
        """;

    private static readonly double[] Thresholds = [0.05, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page as HTML.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pairs">The pairs to explain; none for a sample over all weights.</param>
    public static string Html(LinkRun run, IReadOnlyList<(int Left, int Right)> pairs)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(pairs);
        var title = "Linkage of " + string.Join(" and ", run.Order.Tables.Select(table => table.Name));
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Text(title)}</title>\n<style>\n{Assets.Read("assets/bulletin.css")}\n{Style}\n</style>\n</head>\n<body>\n<main class=\"wide\">\n<h1>{Text(title)}</h1>\n");
        page.Append("<p class=\"warning\">This page shows personal data of the records below. Keep it as safe as the tables themselves and do not publish it.</p>\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<p class=\"lead\">{run.Records:N0} records are {run.Persons:N0} persons; {run.Result.CandidatePairs:N0} candidate pairs were compared. The threshold is {run.Result.Threshold:0.000}; the probabilities are {Calibrated(run)}.</p>\n");
        Notes(page, run);
        LinkSections.Columns(page, run);
        LinkSections.Blocking(page, run);
        LinkSections.Model(page, run);
        LinkSections.Weights(page, run);
        LinkSections.Unlinkables(page, run, Thresholds);
        LinkSections.Reliability(page, run);
        page.Append("<h2>Pairs explained</h2>\n<p>The steps add up to the match weight, log2 of the odds that both records are one person.</p>\n");
        foreach (var (left, right) in pairs.Count > 0 ? pairs : run.Samples(Samples))
        {
            LinkSections.Pair(page, run, left, right);
        }

        page.Append("</main>\n</body>\n</html>\n");
        return PageRenderer.Straight(page.ToString());
    }

    internal static string Text(string text) => Encoder.Encode(text);

    /// <summary>How the run's probabilities came about, in words.</summary>
    internal static string Calibrated(LinkRun run) =>
        run.Result.CalibrationLabels == 0 ? "uncalibrated" : $"calibrated by {run.Result.CalibrationLabels} judged pairs";

    /// <summary>A drawing as an element of the page.</summary>
    internal static void Chart(StringBuilder page, Drawing drawing, double width, double height, string label) => page.Append(
        CultureInfo.InvariantCulture,
        $"<svg class=\"link-chart\" viewBox=\"0 0 {Drawing.N(width)} {Drawing.N(height)}\" role=\"img\" aria-label=\"{Text(label)}\">{drawing}</svg>\n");

    /// <summary>A table; columns named with a leading <c>#</c> hold numbers.</summary>
    internal static void Table(StringBuilder page, string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"table-box\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(caption)}\"><table><caption>{Text(caption)}</caption>\n<thead><tr>");
        foreach (var column in columns)
        {
            page.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Class(column)}>{Text(column.TrimStart('#'))}</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                page.Append(CultureInfo.InvariantCulture, $"<td{Class(columns[i])}><bdi>{Text(row[i])}</bdi></td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Class(string column) => column.StartsWith('#') ? " class=\"count\"" : "";

    private static void Notes(StringBuilder page, LinkRun run)
    {
        if (run.Result.Notes.Count == 0)
        {
            return;
        }

        page.Append("<ul>\n");
        foreach (var note in run.Result.Notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{Text(note)}</li>\n");
        }

        page.Append("</ul>\n");
    }
}
