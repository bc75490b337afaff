using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cenotaph.Registers;

namespace Cenotaph.Site.Charts;

/// <summary>
/// A series as lines: for each part its newest vintage, and the older ones behind it. Where every vintage has a single
/// date, the line joins what the newest vintage says of each.
/// </summary>
internal sealed class SeriesChart
{
    private const double Width = 960;
    private const double Height = 380;
    private const double Left = 92;
    private const double Margin = 20;
    private const double LabelRoom = 130;
    private const double LabelHeight = 15;
    private const double Top = 26;
    private const double Bottom = 34;
    private const int MostLines = 24;

    private readonly Series series;

    private SeriesChart(Series series, ImmutableArray<SeriesLine> lines, int all)
    {
        this.series = series;
        Lines = lines;
        AllLines = all;
    }

    /// <summary>The lines that are drawn, the newest last so that they lie on top.</summary>
    public ImmutableArray<SeriesLine> Lines { get; }

    /// <summary>How many lines there are in all.</summary>
    public int AllLines { get; }

    public bool HasBand => Lines.Any(line => line.Newest && line.Rows.Any(row => row is { Low: not null, High: not null }));

    public bool HasOlder => Lines.Any(line => !line.Newest);

    public bool HasParts => Lines.Any(line => line.Part.Length > 0);

    /// <summary>The room at the right: for the names of the parts where there are any.</summary>
    private double Right => HasParts ? LabelRoom : Margin;

    /// <summary>The chart of a series, or null when its rows are not in time.</summary>
    public static SeriesChart? Of(Series series)
    {
        var dated = series.Rows.Where(row => row.Date is not null).ToList();
        if (dated.Count == 0)
        {
            return null;
        }

        var parts = dated.GroupBy(PartText).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var newest = parts.Select(part => new SeriesLine(part.Key, null, true,
            [.. Newest(part.ToList()).OrderBy(row => row.Date!.Value.Last)])).ToList();
        var older = parts.SelectMany(part => part.GroupBy(row => row.Vintage).SkipLast(1))
            .Where(vintage => vintage.Count() > 1)
            .Select(vintage => new SeriesLine(PartText(vintage.First()), vintage.Key, false,
                [.. vintage.OrderBy(row => row.Date!.Value.Last)]))
            .ToList();
        var room = Math.Max(0, MostLines - newest.Count);
        return new(series, [.. Spread(older, room), .. newest.Take(MostLines)], older.Count + newest.Count);
    }

    /// <summary>The part that a row is about, in one text.</summary>
    public static string PartText(SeriesRow row) => string.Join(", ", row.Part.Select(part => part.Value));

    /// <summary>The inside of the drawing.</summary>
    public string Svg(PageContext page)
    {
        var rows = Lines.SelectMany(line => line.Rows).ToList();
        var days = new TimeAxis(rows.Select(row => row.Date!.Value.Last));
        var values = new ValueAxis(rows.SelectMany(row => new[] { row.Value, row.Low, row.High }.OfType<decimal>()));
        double X(SeriesRow row) => Left + (days.Place(row.Date!.Value.Last) * (Width - Left - Right));
        double Y(decimal number) => Height - Bottom - (values.Place(number) * (Height - Top - Bottom));
        var drawing = new Drawing();
        foreach (var tick in values.Ticks)
        {
            drawing.Line(Left, Y(tick), Width - Right, Y(tick), tick == 0 ? "axis" : "grid")
                .Text(Left - 8, Y(tick) + 4, page.Texts.Number(tick), "tick", "end");
        }

        foreach (var tick in days.Ticks)
        {
            var x = Left + (days.Place(tick) * (Width - Left - Right));
            drawing.Line(x, Height - Bottom, x, Height - Bottom + 5, "axis")
                .Text(x, Height - Bottom + 20, TimelineChart.TickText(page.Texts, tick), "tick", "middle");
        }

        drawing.Text(Left - 8, 12, page.Texts.Word("unit", series.Definition.Quantity.Unit), "tick");
        foreach (var line in Lines)
        {
            Band(drawing, line, X, Y);
            Curve(drawing, line, X, Y);
        }

        Label(drawing, X, Y);

        return drawing.ToString();
    }

    /// <summary>The same lines for the script of the page, as text that is safe inside it.</summary>
    public string Data(PageContext page) => ChartData.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("unit", page.Texts.Word("unit", series.Definition.Quantity.Unit));
        json.WriteBoolean("parts", HasParts);
        json.WriteStartArray("lines");
        foreach (var line in Lines)
        {
            json.WriteStartObject();
            json.WriteString("name", line.Name(page.Texts));
            json.WriteBoolean("newest", line.Newest);
            json.WriteStartArray("rows");
            foreach (var row in line.Rows)
            {
                json.WriteStartArray();
                json.WriteStringValue(row.Date!.Value.Last.ToString("O", CultureInfo.InvariantCulture));
                foreach (var number in new[] { row.Value, row.Low, row.High })
                {
                    Write(json, number);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>The name of each part at the end of its line, moved down where two would touch.</summary>
    private void Label(Drawing drawing, Func<SeriesRow, double> x, Func<decimal, double> y)
    {
        var taken = double.MinValue;
        foreach (var (line, end) in Lines.Where(line => line.Newest && line.Part.Length > 0)
            .Select(line => (line, End: line.Rows.LastOrDefault(row => Drawn(row) is not null)))
            .Where(one => one.End is not null).OrderBy(one => y(Drawn(one.End!)!.Value)))
        {
            taken = Math.Max(y(Drawn(end!)!.Value) + 4, taken + LabelHeight);
            drawing.Text(x(end!) + 6, taken, line.Part, "tick");
        }
    }

    private static void Band(Drawing drawing, SeriesLine line, Func<SeriesRow, double> x, Func<decimal, double> y)
    {
        var limited = line.Rows.Where(row => row is { Low: not null, High: not null }).ToList();
        if (!line.Newest || limited.Count == 0)
        {
            return;
        }

        var path = new StringBuilder();
        foreach (var row in limited)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Drawing.N(x(row))).Append(' ').Append(Drawing.N(y(row.High!.Value)));
        }

        foreach (var row in Enumerable.Reverse(limited))
        {
            path.Append('L').Append(Drawing.N(x(row))).Append(' ').Append(Drawing.N(y(row.Low!.Value)));
        }

        drawing.Path(path.Append('Z').ToString(), "band");
    }

    // The number that a curve runs through: the value, or the only limit of a floor or ceiling.
    private static decimal? Drawn(SeriesRow row) =>
        row.Value ?? (row.High is null ? row.Low : row.Low is null ? row.High : null);

    private static void Curve(Drawing drawing, SeriesLine line, Func<SeriesRow, double> x, Func<decimal, double> y)
    {
        var valued = line.Rows.Where(row => Drawn(row) is not null).ToList();
        var style = line.Newest ? "newest" : "older";
        if (valued.Count == 1)
        {
            drawing.Circle(x(valued[0]), y(Drawn(valued[0])!.Value), 3, "dot " + style);
        }
        else if (valued.Count > 1)
        {
            drawing.Path(string.Concat(valued.Select((row, index) =>
                (index == 0 ? "M" : "L") + Drawing.N(x(row)) + " " + Drawing.N(y(Drawn(row)!.Value)))), "curve " + style);
        }
    }

    private static IEnumerable<SeriesRow> Newest(List<SeriesRow> rows)
    {
        var newest = rows.Where(row => row.Vintage == rows[^1].Vintage).ToList();
        return newest.Count > 1 ? newest : rows.GroupBy(row => row.Date!.Value.Last).Select(day => day.Last());
    }

    /// <summary>At most so many of the lines, evenly spread over all, the first among them.</summary>
    private static IEnumerable<SeriesLine> Spread(List<SeriesLine> lines, int most) =>
        lines.Count <= most ? lines
            : Enumerable.Range(0, most).Select(index => lines[(int)((long)index * lines.Count / most)]);
}
