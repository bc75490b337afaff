using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Site.Charts;

/// <summary>One line of the drawing: who was taken from, who took, and the lanes on the way between their columns.</summary>
/// <param name="Of">The publisher that the figures are of.</param>
/// <param name="From">The publisher that took them.</param>
/// <param name="Status">The best way in which the link is known: accepted before stated before inferred.</param>
/// <param name="Strength">The greatest that was judged, or null.</param>
/// <param name="Lanes">Column and height of each lane, in the direction of the arrow.</param>
internal sealed record LineageRoute(string Of, string From, LineageStatus Status, decimal? Strength, ImmutableArray<(int Column, double Y)> Lanes);

/// <summary>
/// Places for the publishers of a group and lanes for the lines among them, so that no line passes behind a box: a line
/// that spans columns has a lane of its own in each, beside the boxes. The layers, the sweeps that put each column in the
/// order of its neighbours, and the lanes are those of Sugiyama, Tagawa and Toda (1981).
/// </summary>
internal sealed class LineageLayout
{
    private const int Sweeps = 12;

    private static readonly LineageStatus[] Better = [LineageStatus.Inferred, LineageStatus.Stated, LineageStatus.Accepted];

    private readonly Dictionary<string, Node> nodes;
    private readonly List<List<Node>> columns;
    private readonly double laneHeight;
    private readonly double boxHeight;

    /// <summary>Lays the group out.</summary>
    /// <param name="group">The publishers and their links.</param>
    /// <param name="boxHeight">The height of a box with the room around it.</param>
    /// <param name="laneHeight">The height of a lane.</param>
    public LineageLayout(LineageGroup group, double boxHeight, double laneHeight)
    {
        (this.boxHeight, this.laneHeight) = (boxHeight, laneHeight);
        var depth = Depths(group);
        nodes = group.Publishers.ToDictionary(id => id, id => new Node(depth[id], true), StringComparer.Ordinal);
        columns = [.. Enumerable.Range(0, depth.Values.Max() + 1).Select(column =>
            group.Publishers.Where(id => depth[id] == column).Select(id => nodes[id]).ToList())];
        var lanes = group.Links.GroupBy(link => (link.Of, link.From)).Select(links => (Links: links, Lanes: Chain(nodes[links.Key.Of], nodes[links.Key.From]))).ToList();
        Order();
        Settle();
        Routes =
        [
            .. lanes.Select(one => new LineageRoute(
                one.Links.Key.Of, one.Links.Key.From, one.Links.MaxBy(link => Array.IndexOf(Better, link.Status))!.Status, one.Links.Max(link => link.Strength),
                [.. one.Lanes.Select(lane => (lane.Column, lane.Y))])),
        ];
    }

    /// <summary>How many columns there are.</summary>
    public int Columns => columns.Count;

    /// <summary>The height of the whole.</summary>
    public double Height { get; private set; }

    /// <summary>The lines.</summary>
    public ImmutableArray<LineageRoute> Routes { get; }

    /// <summary>Whether a line runs back, as it must where publishers take from one another in a circle.</summary>
    public bool RunsBack => Routes.Any(route => Place(route.Of).Column >= Place(route.From).Column);

    /// <summary>The column of a publisher and the height of its middle.</summary>
    public (int Column, double Y) Place(string id) => (nodes[id].Column, nodes[id].Y);

    /// <summary>The lanes of a line: none between neighbours; in a circle one in each column that it runs back through.</summary>
    private List<Node> Chain(Node of, Node from)
    {
        var ahead = from.Column > of.Column;
        var between = ahead
            ? Enumerable.Range(of.Column + 1, from.Column - of.Column - 1)
            : Enumerable.Range(from.Column, of.Column - from.Column + 1).Reverse();
        var lanes = between.Select(column => new Node(column, false)).ToList();
        lanes.ForEach(lane => columns[lane.Column].Add(lane));
        var line = ahead ? [of, .. lanes, from] : lanes;
        foreach (var (one, next) in line.Zip(line.Skip(1)))
        {
            var (left, right) = ahead ? (one, next) : (next, one);
            left.Right.Add(right);
            right.Left.Add(left);
        }

        return lanes;
    }

    private void Order()
    {
        Number();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var ahead = sweep % 2 == 0;
            foreach (var column in ahead ? columns : Enumerable.Reverse(columns))
            {
                var ordered = column.OrderBy(node => Mean(ahead ? node.Left : node.Right, node.Y)).ToList();
                column.Clear();
                column.AddRange(ordered);
                Number();
            }
        }

        // as shares of the column, so that short and long columns can be compared
        void Number() => columns.ForEach(column =>
        {
            for (var index = 0; index < column.Count; index++)
            {
                column[index].Y = (index + 0.5) / column.Count;
            }
        });
    }

    /// <summary>Heights as near to the neighbours' as the order and the room allow, all of them within the drawing.</summary>
    private void Settle()
    {
        foreach (var column in columns)
        {
            var total = column.Sum(Room);
            var at = -total / 2;
            foreach (var node in column)
            {
                node.Y = at + (Room(node) / 2);
                at += Room(node);
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : Enumerable.Reverse(columns))
            {
                Spread(column, [.. column.Select(node => Mean([.. node.Left, .. node.Right], node.Y))]);
            }
        }

        var top = columns.SelectMany(column => column).Min(node => node.Y - (Room(node) / 2));
        foreach (var node in columns.SelectMany(column => column))
        {
            node.Y -= top;
            Height = Math.Max(Height, node.Y + (Room(node) / 2));
        }
    }

    /// <summary>
    /// The heights nearest to those wanted, in squares, that keep the order and the room between neighbours: isotonic
    /// regression by pooling adjacent violators.
    /// </summary>
    private void Spread(List<Node> column, double[] wanted)
    {
        var offsets = new double[column.Count];
        var blocks = new List<(double Sum, int Count)>();
        for (var index = 0; index < column.Count; index++)
        {
            offsets[index] = index == 0 ? 0 : offsets[index - 1] + ((Room(column[index - 1]) + Room(column[index])) / 2);
            blocks.Add((wanted[index] - offsets[index], 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count > blocks[^1].Sum / blocks[^1].Count)
            {
                blocks[^2] = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        var next = 0;
        foreach (var (sum, count) in blocks)
        {
            for (var index = 0; index < count; index++, next++)
            {
                column[next].Y = (sum / count) + offsets[next];
            }
        }
    }

    private double Room(Node node) => node.IsBox ? boxHeight : laneHeight;

    private static double Mean(List<Node> neighbours, double otherwise) =>
        neighbours.Count == 0 ? otherwise : neighbours.Average(node => node.Y);

    /// <summary>
    /// How many steps each publisher is from figures of its own; one whose figures are its own stands beside the first that
    /// takes them. A circle is left where it is first met.
    /// </summary>
    private static Dictionary<string, int> Depths(LineageGroup group)
    {
        var depth = group.Publishers.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        var sources = group.Links.ToLookup(link => link.From, link => link.Of, StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in group.Publishers)
        {
            Visit(id);
        }

        foreach (var takers in group.Links.Where(link => !sources[link.Of].Any()).GroupBy(link => link.Of))
        {
            depth[takers.Key] = Math.Max(0, takers.Min(link => depth[link.From]) - 1);
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

    private sealed class Node(int column, bool isBox)
    {
        public int Column { get; } = column;

        public bool IsBox { get; } = isBox;

        public double Y { get; set; }

        public List<Node> Left { get; } = [];

        public List<Node> Right { get; } = [];
    }
}
