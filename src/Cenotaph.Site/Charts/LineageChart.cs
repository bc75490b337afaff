using System.Collections.Immutable;
using System.Text;
using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Site.Charts;

/// <summary>
/// A group of publishers that take figures from one another: whose figures are their own stand to the left of those who
/// take them, as far as there is no circle. Lines run beside the boxes, never behind them.
/// </summary>
internal sealed class LineageChart
{
    private const double DeskWidth = 960;
    private const double WideGap = 96;
    private const double LeastBoxWidth = 140;
    private const double MostBoxWidth = 220;
    private const double LeastGap = 52;
    private const double Padding = 14;
    private const double LaneHeight = 14;
    private const double LetterWidth = 7.6;
    private const double LineHeight = 16;
    private const double Turn = 26;
    private const double Head = 7;
    private const int MostLines = 3;

    private readonly LineageGroup group;
    private readonly LineageLayout layout;
    private readonly double boxWidth;
    private readonly double boxHeight;
    private readonly double margin;
    private readonly Dictionary<string, ImmutableArray<string>> names;

    public LineageChart(LineageGroup group, PageContext page)
    {
        this.group = group;
        var sketch = new LineageLayout(group, LineHeight, LaneHeight);
        var columns = sketch.Columns;
        margin = sketch.RunsBack ? Turn : 0;
        Width = Math.Max(
            Math.Min(DeskWidth, (columns * (MostBoxWidth + WideGap)) - WideGap),
            (columns * (LeastBoxWidth + LeastGap)) - LeastGap);
        boxWidth = Math.Min(MostBoxWidth, (Width - (2 * margin) - ((columns - 1) * LeastGap)) / columns);
        var letters = (int)((boxWidth - 16) / LetterWidth);
        names = group.Publishers.ToDictionary(id => id, id => Lines(page.View.Publisher(id)?.Name.In(page.Language) ?? id, letters), StringComparer.Ordinal);
        boxHeight = 12 + (LineHeight * Math.Max(2, names.Values.Max(lines => lines.Length)));
        layout = new(group, boxHeight + Padding, LaneHeight);
    }

    public double Width { get; }

    public double Height => layout.Height + 2;

    /// <summary>The inside of the drawing.</summary>
    public string Svg(PageContext page)
    {
        var drawing = new Drawing();
        foreach (var route in layout.Routes.OrderBy(route => route.Strength ?? 0))
        {
            Arrow(drawing, route);
        }

        foreach (var id in group.Publishers)
        {
            Box(drawing, page, id);
        }

        return drawing.ToString();
    }

    /// <summary>The class of a line by how the link is known.</summary>
    public static string ClassOf(LineageStatus status) => status switch
    {
        LineageStatus.Stated => "stated",
        LineageStatus.Inferred => "inferred",
        _ => "accepted",
    };

    /// <summary>1 to 4, by the strength; 1 where none was judged.</summary>
    public static int Weight(decimal? strength) => 1 + (int)Math.Round(3 * Math.Clamp(strength ?? 0, 0, 1));

    private double Left(int column) => margin + (layout.Columns > 1 ? column * (Width - boxWidth - (2 * margin)) / (layout.Columns - 1) : 0);

    /// <summary>Bends between the columns, and is level inside each of them.</summary>
    private void Arrow(Drawing drawing, LineageRoute route)
    {
        var (of, from) = (layout.Place(route.Of), layout.Place(route.From));
        var back = of.Column >= from.Column;
        var path = new StringBuilder();
        var (x, y) = (Left(of.Column) + boxWidth, of.Y);
        path.Append('M').Append(Drawing.N(x)).Append(' ').Append(Drawing.N(y));
        foreach (var lane in route.Lanes)
        {
            var (left, right) = (Left(lane.Column), Left(lane.Column) + boxWidth);
            Bend(back ? right : left, lane.Y, back && lane.Column == of.Column ? Turn : null);
            x = back ? left : right;
            path.Append('L').Append(Drawing.N(x)).Append(' ').Append(Drawing.N(y));
        }

        Bend(Left(from.Column) - Head, from.Y, back ? -Turn : null);
        drawing.Path(path.ToString(), $"edge {ClassOf(route.Status)} w{Weight(route.Strength)}");
        drawing.Path($"M{Drawing.N(x + Head)} {Drawing.N(y)}l-9 -4.5v9Z", "edge-head");

        // a line that turns round does so within the room beside the column
        void Bend(double toX, double toY, double? turn)
        {
            var (first, second) = turn is { } room ? (x + room, toX + room) : ((x + toX) / 2, (x + toX) / 2);
            path.Append('C').Append(Drawing.N(first)).Append(' ').Append(Drawing.N(y)).Append(' ')
                .Append(Drawing.N(second)).Append(' ').Append(Drawing.N(toY)).Append(' ').Append(Drawing.N(toX)).Append(' ').Append(Drawing.N(toY));
            (x, y) = (toX, toY);
        }
    }

    private void Box(Drawing drawing, PageContext page, string id)
    {
        var (column, y) = layout.Place(id);
        var (x, lines) = (Left(column), names[id]);
        var publisher = page.View.Publisher(id);
        if (publisher is not null)
        {
            drawing.OpenLink(page.Link(BulletinAddress.Publisher(id)), publisher.Name.In(page.Language));
        }

        drawing.Box(x, y - (boxHeight / 2), boxWidth, boxHeight, "node");
        for (var index = 0; index < lines.Length; index++)
        {
            drawing.Text(x + 8, y + 5 + ((index - ((lines.Length - 1) / 2.0)) * LineHeight), lines[index], "node-name");
        }

        if (publisher is not null)
        {
            drawing.CloseLink();
        }
    }

    /// <summary>A name in at most three lines of so many letters, broken at spaces and hyphens where it can be.</summary>
    private static ImmutableArray<string> Lines(string name, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (var rest = name.Trim(); rest.Length > 0;)
        {
            if (rest.Length <= most)
            {
                lines.Add(rest);
                break;
            }

            if (lines.Count == MostLines - 1)
            {
                lines.Add(rest[..(most - 1)].TrimEnd() + "…");
                break;
            }

            var cut = rest.LastIndexOfAny([' ', '-', '/'], most - 1);
            var (first, after) = cut <= 0 ? (rest[..(most - 1)] + "-", most - 1)
                : (rest[..(rest[cut] == ' ' ? cut : cut + 1)], cut + 1);
            lines.Add(first);
            rest = rest[after..].TrimStart();
        }

        return lines.Count == 0 ? [name] : lines.ToImmutable();
    }
}
