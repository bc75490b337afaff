using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Site.Charts;

/// <summary>
/// A group of publishers that take figures from one another: whose figures are their own stand at the left, and each
/// taker one column to the right of those it takes from, as far as there is no circle.
/// </summary>
internal sealed class LineageChart
{
    private const double Width = 960;
    private const double RowHeight = 58;
    private const double BoxHeight = 44;
    private const double MostBoxWidth = 220;
    private const double LeastGap = 60;
    private const double LetterWidth = 7.9;

    private readonly LineageGroup group;
    private readonly Dictionary<string, (int Column, double Row)> places = new(StringComparer.Ordinal);
    private readonly int columns;
    private readonly int rows;

    public LineageChart(LineageGroup group)
    {
        this.group = group;
        var depth = Depths();
        var byColumn = group.Publishers.GroupBy(id => depth[id]).OrderBy(column => column.Key).ToList();
        columns = byColumn.Count;
        rows = byColumn.Max(column => column.Count());
        foreach (var (column, index) in byColumn.Select((column, index) => (column, index)))
        {
            var ordered = column.OrderBy(MiddleOfSources).ThenBy(id => id, StringComparer.Ordinal).ToList();
            for (var row = 0; row < ordered.Count; row++)
            {
                places[ordered[row]] = (index, row + ((rows - ordered.Count) / 2.0));
            }
        }
    }

    public double Height => (rows * RowHeight) + 8;

    private double BoxWidth => Math.Min(MostBoxWidth, (Width - ((columns - 1) * LeastGap)) / columns);

    /// <summary>The inside of the drawing.</summary>
    public string Svg(PageContext page)
    {
        var drawing = new Drawing();
        foreach (var link in group.Links.OrderBy(link => link.Strength ?? 0))
        {
            Arrow(drawing, Place(link.Of), Place(link.From), "edge " + ClassOf(link.Status) + " w" + Weight(link.Strength));
        }

        foreach (var id in group.Publishers)
        {
            Box(drawing, page, id, Place(id));
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

    private void Arrow(Drawing drawing, (double X, double Y) of, (double X, double Y) from, string style)
    {
        var (x1, y1, x2, y2) = (of.X + BoxWidth, of.Y, from.X - 7, from.Y);
        var bend = Math.Max(30, Math.Abs(x2 - x1) / 2);
        drawing.Path(
            $"M{Drawing.N(x1)} {Drawing.N(y1)}C{Drawing.N(x1 + bend)} {Drawing.N(y1)} {Drawing.N(x2 - bend)} {Drawing.N(y2)} {Drawing.N(x2)} {Drawing.N(y2)}",
            style);
        drawing.Path($"M{Drawing.N(x2 + 7)} {Drawing.N(y2)}l-9 -4.5v9Z", "edge-head");
    }

    private void Box(Drawing drawing, PageContext page, string id, (double X, double Y) place)
    {
        var publisher = page.View.Publisher(id);
        var name = publisher?.Name.In(page.Language) ?? id;
        if (publisher is not null)
        {
            drawing.OpenLink(page.Link(BulletinAddress.Publisher(id)), name);
        }

        drawing.Box(place.X, place.Y - (BoxHeight / 2), BoxWidth, BoxHeight, "node");
        var lines = Lines(name, (int)((BoxWidth - 16) / LetterWidth));
        for (var index = 0; index < lines.Length; index++)
        {
            drawing.Text(place.X + 8, place.Y + 5 + ((index - ((lines.Length - 1) / 2.0)) * 16), lines[index], "node-name");
        }

        if (publisher is not null)
        {
            drawing.CloseLink();
        }
    }

    /// <summary>A name in at most two lines of so many letters.</summary>
    private static ImmutableArray<string> Lines(string name, int most)
    {
        if (name.Length <= most)
        {
            return [name];
        }

        var cut = name.LastIndexOf(' ', most);
        var (first, rest) = cut > 0 ? (name[..cut], name[(cut + 1)..]) : (name[..(most - 1)] + "-", name[(most - 1)..]);
        return [first, rest.Length <= most ? rest : rest[..(most - 1)].TrimEnd() + "…"];
    }

    private (double X, double Y) Place(string id)
    {
        var (column, row) = places[id];
        var step = columns > 1 ? (Width - BoxWidth) / (columns - 1) : 0;
        return (column * step, (row * RowHeight) + (RowHeight / 2) + 4);
    }

    /// <summary>How many steps each publisher is from figures of its own. A circle is left where it is first met.</summary>
    private Dictionary<string, int> Depths()
    {
        var depth = group.Publishers.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        var sources = group.Links.ToLookup(link => link.From, link => link.Of, StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in group.Publishers)
        {
            Visit(id);
        }

        return depth;

        void Visit(string id)
        {
            if (!open.Add(id))
            {
                return;
            }

            foreach (var of in sources[id].Order(StringComparer.Ordinal))
            {
                Visit(of);
                depth[id] = done.Contains(of) ? Math.Max(depth[id], depth[of] + 1) : depth[id];
            }

            done.Add(id);
        }
    }

    private double MiddleOfSources(string id) => group.Links
        .Where(link => link.From == id && places.ContainsKey(link.Of)).Select(link => places[link.Of].Row)
        .DefaultIfEmpty(rows / 2.0).Average();
}
