using System.Globalization;
using System.Text;
using Cenotaph.Site.Charts;
using Cenotaph.Studies;
using static Cenotaph.Site.LinkPage;

namespace Cenotaph.Site;

/// <summary>The sections of a <see cref="LinkPage"/>, each with its table beneath its chart.</summary>
internal static class LinkSections
{
    // Drawings are as wide as a telephone's screen, so that their letters stay legible there.
    private const double Width = 360;
    private const double Row = 15;

    public static void Columns(StringBuilder page, LinkRun run)
    {
        page.Append("<h2>Columns</h2>\n");
        Table(page, "What each column was taken for", ["table", "column", "taken for", "because"],
            run.Result.Model.Columns.SelectMany((columns, table) => columns.Select(column => (IReadOnlyList<string>)
                [run.Order.Tables[table].Name, column.Column, ModelFile.RoleWord(column.Role), column.Reason])));
    }

    public static void Blocking(StringBuilder page, LinkRun run)
    {
        page.Append("<h2>Blocking</h2>\n<p>Two records are compared when they agree on all keys of at least one rule.</p>\n");
        Table(page, "Candidate pairs of each rule", ["rule", "#candidate pairs", "#values left out", "#pairs lost with them"],
            run.Rules.Select(rule => (IReadOnlyList<string>)[rule.Name, $"{rule.Pairs:N0}", $"{rule.LeftOut:N0}", $"{rule.PairsLost:N0}"]));
    }

    public static void Model(StringBuilder page, LinkRun run)
    {
        page.Append("<h2>Match weights</h2>\n<p>What each level of agreement says: log2 of m/u, where m is its share among matches and u among other pairs.</p>\n");
        var levels = run.Result.Model.Comparisons
            .SelectMany(comparison => comparison.Levels.Select(level => (comparison.Name, Level: level, Weight: level.Weight ?? 0))).ToList();
        Bars(page, [.. levels.Select(level => ($"{level.Name}: {level.Level.Label}", 0.0, level.Weight, false))], "Match weight of each level");
        Table(page, "m and u", ["comparison", "level", "#m", "#u", "#weight"],
            levels.Select(level => (IReadOnlyList<string>)[level.Name, level.Level.Label, N(level.Level.M, "0.0000"), N(level.Level.U, "0.0000000"), N(level.Weight, "0.00")]));
    }

    public static void Weights(StringBuilder page, LinkRun run)
    {
        var bins = run.Histogram();
        page.Append("<h2>Scored pairs</h2>\n");
        if (bins.Count == 0)
        {
            page.Append("<p>No pair was scored above the least weight that is kept.</p>\n");
            return;
        }

        // By the logarithm: a few hundred doubtful pairs beside a million clear ones.
        var drawing = new Drawing();
        var most = Math.Log10(1 + bins.Max(bin => bin.Pairs));
        var (low, high) = (bins[0].Weight, bins[^1].Weight + 1);
        var step = (Width - 20) / Math.Max(1, high - low);
        foreach (var (weight, pairs) in bins)
        {
            var height = 110 * Math.Log10(1 + pairs) / most;
            drawing.Box(10 + ((weight - low) * step), 120 - height, Math.Max(0.5, step - 1), height, "for");
        }

        drawing.Line(10, 120, Width - 10, 120, "axis").Text(10, 134, $"{low}", "quiet").Text(Width - 10, 134, $"{high}", "quiet", "end");
        Chart(page, drawing, Width, 140, "Scored pairs by match weight, on a logarithmic scale");
        Table(page, "Scored pairs by match weight", ["#from", "#to", "#pairs"], bins.Select(bin => (IReadOnlyList<string>)[$"{bin.Weight}", $"{bin.Weight + 1}", $"{bin.Pairs:N0}"]));
    }

    public static void Unlinkables(StringBuilder page, LinkRun run, IReadOnlyList<double> thresholds)
    {
        page.Append("<h2>Records that say too little</h2>\n<p>Some records would not reach a probability even with a copy of themselves: too little is known of them.</p>\n");
        var shares = run.Unlinkables(thresholds);
        Bars(page, [.. shares.Select(share => ($"p below {N(share.Threshold, "0.###")}", 0.0, 100 * share.Share, false))], "Share of records below each probability, in per cent", "0.0", " %");
        Table(page, "Unlinkable records", ["#probability", "#share of records below it"], shares.Select(share => (IReadOnlyList<string>)[N(share.Threshold, "0.###"), N(100 * share.Share, "0.00") + " %"]));
    }

    public static void Reliability(StringBuilder page, LinkRun run)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2>Probabilities: {Text(Calibrated(run))}</h2>\n");
        var bins = run.Order.Truth is null ? run.Reliability() : run.Truth().Bins;
        var known = bins.Where(bin => bin is { Mean: not null, Observed: not null }).ToList();
        if (known.Count == 0)
        {
            page.Append("<p>Without judged pairs nobody knows whether the probabilities hold. \"cenotaph label\" draws pairs to judge.</p>\n");
            return;
        }

        const double side = 200;
        double X(double p) => 30 + (side * p);
        double Y(double p) => 10 + (side * (1 - p));
        var drawing = new Drawing().Line(X(0), Y(0), X(1), Y(1), "grid").Line(X(0), Y(0), X(1), Y(0), "axis").Line(X(0), Y(0), X(0), Y(1), "axis");
        drawing.Path("M" + string.Join(" L", known.Select(bin => $"{Drawing.N(X(bin.Mean!.Value))} {Drawing.N(Y(bin.Observed!.Value))}")), "curve");
        foreach (var bin in known)
        {
            drawing.Circle(X(bin.Mean!.Value), Y(bin.Observed!.Value), 4, "dot");
        }

        drawing.Text(X(0), Y(0) + 14, "0", "quiet").Text(X(1), Y(0) + 14, "mean p 1", "quiet", "end").Text(X(0) - 4, Y(1) + 8, "1", "quiet", "end");
        Chart(page, drawing, Width, side + 30, "Observed share of matches against mean probability");
        Table(page, run.Order.Truth is null ? "Judged pairs" : "Scored pairs against the truth column", ["probability", "#pairs", "#mean p", "#observed share", "#standard error"],
            bins.Select(bin => (IReadOnlyList<string>)[bin.Range, $"{bin.Pairs:N0}", N(bin.Mean, "0.000"), N(bin.Observed, "0.000"), N(bin.StandardError, "0.000")]));
    }

    public static void Pair(StringBuilder page, LinkRun run, int left, int right)
    {
        if (run.Result.Explain(left, right) is not { } waterfall)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture,
            $"<h3><bdi>{Text(run.IdOf(left))}</bdi> and <bdi>{Text(run.IdOf(right))}</bdi>: weight {waterfall.Weight:0.00}, p {run.Result.Probability(left, right):0.000}</h3>\n<p>{Text(run.Decision(left, right).Message)}</p>\n");
        var (bars, sum) = (new List<(string, double, double, bool)>(), 0.0);
        foreach (var step in waterfall.Steps)
        {
            bars.Add(($"{step.Name}: {step.Level}", sum, sum + step.Weight, false));
            sum += step.Weight;
        }

        bars.Add(("match weight", 0, sum, true));
        Bars(page, bars, "The steps of the match weight");
        Table(page, "Steps", ["step", "level", "left", "right", "#weight"],
            waterfall.Steps.Select(step => (IReadOnlyList<string>)[step.Name, step.Level, run.Shown(step.Name, left, step.Left), run.Shown(step.Name, right, step.Right), N(step.Weight, "+0.000;-0.000;0.000")])
                .Append(["match weight", "", "", "", N(waterfall.Weight, "+0.000;-0.000;0.000")]));
    }

    // Bars from one value to another, one below the other, each under its name.
    private static void Bars(
        StringBuilder page, List<(string Name, double From, double To, bool IsTotal)> bars, string label, string format = "+0.0;-0.0;0.0", string unit = "")
    {
        var low = Math.Min(0, bars.Select(bar => Math.Min(bar.From, bar.To)).DefaultIfEmpty(0).Min());
        var high = Math.Max(1, bars.Select(bar => Math.Max(bar.From, bar.To)).DefaultIfEmpty(1).Max());
        double X(double value) => 4 + ((Width - 60) * (Math.Clamp(value, low, high) - low) / (high - low));
        // the line of zero lies behind the names
        var drawing = new Drawing().Line(X(0), 0, X(0), bars.Count * ((2 * Row) + 2), "grid");
        var y = 0.0;
        foreach (var (name, from, to, isTotal) in bars)
        {
            drawing.Text(4, y + 11, name.Length <= 58 ? name : name[..57] + "…", "quiet");
            drawing.Box(Math.Min(X(from), X(to)), y + Row, Math.Max(1, Math.Abs(X(to) - X(from))), Row - 5, isTotal ? "total" : to >= from ? "for" : "against");
            drawing.Text(Math.Max(X(from), X(to)) + 4, y + Row + 9, N(to - from, format) + unit, "");
            y += (2 * Row) + 2;
        }

        Chart(page, drawing, Width, y + 4, label);
    }

    private static string N(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
