using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>A part of a distribution around one of its modes, up to the valleys beside it.</summary>
/// <param name="Unlisted">Where the mode is.</param>
/// <param name="Mass">The probability of the part.</param>
internal readonly record struct UnlistedMode(double Unlisted, double Mass);

/// <summary>The distribution of a whole number of unlisted persons.</summary>
internal sealed class UnlistedDistribution
{
    // Between two nodes the logarithm is taken at so many places.
    private const int Finer = 16;

    // A second mode is one if it holds this much, and if the valley before it is no higher than this share of the lower mode.
    private const double ModeMass = 0.05;
    private const double ValleyHeight = 0.75;

    private readonly double[] places;
    private readonly double[] densities;
    private readonly double[] masses;

    // Whether each place is one number that is possible; else it stands for those about it.
    private readonly bool isExact;

    private UnlistedDistribution(double[] places, double[] logs, double[] widths, bool isExact)
    {
        this.isExact = isExact;
        (this.places, densities, masses) = (places, new double[places.Length], new double[places.Length]);
        var top = logs.Max();
        var sum = 0.0;
        for (var place = 0; place < places.Length; place++)
        {
            densities[place] = Math.Exp(logs[place] - top);
            masses[place] = densities[place] * widths[place];
            sum += masses[place];
        }

        for (var place = 0; place < places.Length; place++)
        {
            densities[place] /= sum;
            masses[place] /= sum;
            Mean += places[place] * masses[place];
        }

        for (var place = 0; place < places.Length; place++)
        {
            Deviation += masses[place] * (places[place] - Mean) * (places[place] - Mean);
        }

        Deviation = Math.Sqrt(Deviation);
    }

    /// <summary>The mean, in persons.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation, in persons.</summary>
    public double Deviation { get; }

    /// <summary>From logarithms of the density at nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="logs">The logarithms, up to a constant.</param>
    /// <param name="start">Where a range begins each of whose numbers is weighed; null if places between nodes stand for the whole numbers about them.</param>
    public static UnlistedDistribution Of(GraphNodes nodes, double[] logs, double? start)
    {
        if (nodes.IsWhole)
        {
            return new(nodes.Places, logs, nodes.Widths, true);
        }

        var pieces = new LagrangePieces(nodes.Places);
        var (places, values, widths) = (new List<double>(), new List<double>(), new List<double>());
        for (var node = 0; node < logs.Length; node++)
        {
            var last = node == logs.Length - 1;
            var (begin, end) = (nodes.Places[node], last ? nodes.Places[node] : nodes.Places[node + 1]);
            if (start is { } low)
            {
                for (var step = Math.Ceiling((begin - low) / nodes.Step); low + (step * nodes.Step) is var number && (last ? number <= end : number < end); step++)
                {
                    Add(number, pieces.Value(number, node, logs), 1);
                }

                continue;
            }

            // The trapezoidal rule again, with parts as wide as the map of the nodes makes them; whole numbers side by side stand for themselves.
            var parts = last || end - begin <= 1 + 1e-9 ? 1 : Finer;
            for (var part = 0; part < parts; part++)
            {
                var place = begin + ((end - begin) * part / parts);
                Add(place, part == 0 ? logs[node] : pieces.Value(place, node, logs), 0);
            }
        }

        for (var place = 0; start is null && place < places.Count; place++)
        {
            var before = place == 0 ? 0.5 : (places[place] - places[place - 1]) / 2;
            widths[place] = before + (place == places.Count - 1 ? 0.5 : (places[place + 1] - places[place]) / 2);
        }

        return new([.. places], [.. values], [.. widths], start is not null);

        void Add(double place, double value, double width)
        {
            places.Add(place);
            values.Add(value);
            widths.Add(width);
        }
    }

    /// <summary>The least whole number at or below which a probability lies.</summary>
    public double Quantile(double probability) => Quantile(masses, probability);

    /// <summary>The same after each number's mass is multiplied by a weight.</summary>
    public double Quantile(double probability, Func<double, double> weight)
    {
        double[] weighed = [.. masses.Zip(places, (mass, place) => mass * weight(place))];
        var sum = weighed.Sum();
        return Quantile([.. weighed.Select(mass => mass / sum)], probability);
    }

    /// <summary>The whole number of the highest density.</summary>
    public double Mode() => ModeNear(Array.IndexOf(densities, densities.Max()));

    /// <summary>The modes, rising: parts between valleys, where lower valleys and greater parts than chance or arithmetic makes are asked for.</summary>
    public ImmutableArray<UnlistedMode> Modes()
    {
        var (parts, valleys) = Parts();
        while (parts.Count > 1)
        {
            // The shallowest valley, or the side of the smallest part whose valley is higher, goes first.
            var shallow = Enumerable.Range(0, valleys.Count).MaxBy(Share);
            var small = Enumerable.Range(0, parts.Count).MinBy(part => parts[part].Mass);
            if (Share(shallow) > ValleyHeight)
            {
                Join(shallow);
            }
            else if (parts[small].Mass < ModeMass)
            {
                Join(small == 0 ? 0 : small == parts.Count - 1 ? small - 1 : valleys[small - 1] >= valleys[small] ? small - 1 : small);
            }
            else
            {
                break;
            }
        }

        return [.. parts.Select(part => new UnlistedMode(ModeNear(part.Peak), part.Mass))];

        double Share(int valley) => valleys[valley] / Math.Min(densities[parts[valley].Peak], densities[parts[valley + 1].Peak]);

        void Join(int valley)
        {
            var (one, other) = (parts[valley], parts[valley + 1]);
            parts[valley] = (densities[one.Peak] >= densities[other.Peak] ? one.Peak : other.Peak, one.Mass + other.Mass);
            parts.RemoveAt(valley + 1);
            valleys.RemoveAt(valley);
        }
    }

    /// <summary>The density per person at no more than so many places between the 0.1 % and the 99.9 % quantile.</summary>
    public ImmutableArray<(double Unlisted, double Density)> Curve(int most)
    {
        var (low, high) = (Quantile(0.001), Quantile(0.999));
        int[] within = [.. Enumerable.Range(0, places.Length).Where(place => places[place] >= low && places[place] <= high)];
        var count = Math.Min(most, within.Length);
        return [.. Enumerable.Range(0, count).Select(step => within[count == 1 ? 0 : (int)((long)step * (within.Length - 1) / (count - 1))]).Select(place => (places[place], densities[place]))];
    }

    private double Quantile(double[] ofMasses, double probability)
    {
        var sum = 0.0;
        for (var place = 0; place < places.Length; place++)
        {
            if (sum + ofMasses[place] >= probability || place == places.Length - 1)
            {
                if (isExact)
                {
                    return places[place];
                }

                var begin = place == 0 ? places[0] - 0.5 : (places[place - 1] + places[place]) / 2;
                var end = place == places.Length - 1 ? places[place] + 0.5 : (places[place] + places[place + 1]) / 2;
                var part = ofMasses[place] > 0 ? Math.Clamp((probability - sum) / ofMasses[place], 0, 1) : 1;
                return Math.Max(Math.Ceiling(places[0]), Math.Ceiling(begin + (part * (end - begin)) - 0.5));
            }

            sum += ofMasses[place];
        }

        return places[^1];
    }

    // The top of a parabola through the logarithms of the highest place and its neighbours, where those are more than a person apart.
    private double ModeNear(int at)
    {
        if (at == 0 || at == places.Length - 1 || isExact || places[at + 1] - places[at] <= 1 || densities[at - 1] <= 0 || densities[at + 1] <= 0)
        {
            return Math.Round(places[at]);
        }

        var (before, after) = (places[at - 1] - places[at], places[at + 1] - places[at]);
        var (down, up) = (Math.Log(densities[at - 1] / densities[at]), Math.Log(densities[at + 1] / densities[at]));
        var curve = ((up / after) - (down / before)) / (after - before);
        var slope = (up / after) - (curve * after);
        return Math.Round(places[at] + (curve < 0 ? Math.Clamp(-slope / (2 * curve), before, after) : 0));
    }

    private (List<(int Peak, double Mass)> Parts, List<double> Valleys) Parts()
    {
        var (parts, valleys) = (new List<(int Peak, double Mass)>(), new List<double>());
        var (peak, lowest, mass) = (0, 0, 0.0);
        var falling = false;
        var since = 0.0;
        for (var place = 0; place < places.Length; place++)
        {
            mass += masses[place];
            since += masses[place];
            if (!falling)
            {
                peak = densities[place] >= densities[peak] ? place : peak;
                falling = place + 1 < places.Length && densities[place + 1] < densities[place];
                (lowest, since) = (place, 0);
            }
            else if (densities[place] <= densities[lowest])
            {
                (lowest, since) = (place, 0);
            }
            else if (densities[place] > densities[lowest])
            {
                parts.Add((peak, mass - since));
                valleys.Add(densities[lowest]);
                (peak, mass, falling) = (place, since, place + 1 < places.Length && densities[place + 1] < densities[place]);
                (lowest, since) = (place, 0);
            }
        }

        parts.Add((peak, mass));
        return (parts, valleys);
    }
}
