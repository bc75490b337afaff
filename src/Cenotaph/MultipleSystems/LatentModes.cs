using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Whether the posterior of N has several modes. Four signs: chains that stay apart; a valley in its density; an end of it where chains linger, told by
/// effective draws of outer quantiles that fall far behind those of quartiles (Vehtari and others 2021, section 4.3); a place outside of it where a
/// chain stayed before it found the others.
/// </summary>
internal sealed record LatentModes(ImmutableArray<(double LogUnlisted, double Density)> Density, ImmutableArray<double> Peaks, double Lingering, string? Evidence)
{
    private const int Bins = 2000;
    private const int Points = 200;

    // Between peaks that are two, the density falls below this share of the lower one; below the second share chains hardly pass.
    private const double Valley = 0.6;
    private const double RealValley = 0.2;
    private const double LeastMass = 0.01;

    // Draws at an end are so many times as alike as at quartiles, and so alike at all, where it is a place of its own.
    private const double TimesAsAlike = 6;
    private const double LeastAlike = 20;

    // Trajectories that a chain stays outside of the range of all; the first ones lead from the start.
    private const int Stay = 100;
    private const int Arrival = 50;
    private const double Outside = 0.001;

    private static readonly double[] quartiles = [0.25, 0.5, 0.75];
    private static readonly double[] ends = [0.005, 0.01, 0.025, 0.05, 0.95, 0.975, 0.99, 0.995];

    public static LatentModes Of(LatentRun run, double observed)
    {
        var draws = run.LogUnlisted;
        double[] sorted = [.. draws.SelectMany(chain => chain).Order()];
        var density = Smooth(sorted, run.Bulk);
        var peaks = PeaksOf(density);
        var (lingering, end) = Lingers(draws);
        string? evidence = null;
        string Persons(double logUnlisted) => (observed + Math.Exp(logUnlisted)).ToString("#,0", CultureInfo.InvariantCulture);
        if (run.StaysApart)
        {
            var medians = draws.Select(chain => Quantiles.Of(chain, 0.5)).Order().Select(Persons);
            evidence = string.Create(CultureInfo.InvariantCulture, $"Chains stay apart: after {run.Length} trajectories R-hat is {run.RHat:0.00}, and their medians are {string.Join(", ", medians)}. How much of the posterior is near each, they do not tell.");
        }
        else if (peaks.Any(peak => peak.Valley < RealValley && peak.Mass > LeastMass))
        {
            evidence = string.Create(CultureInfo.InvariantCulture, $"Its density has {peaks.Length} peaks, near {string.Join(" and ", peaks.Select(peak => Persons(density[peak.Place].LogUnlisted)))}, and falls between them to {100 * peaks.Min(peak => peak.Valley):0} % of the lower one.");
        }
        else if (lingering >= TimesAsAlike)
        {
            var side = end < 0.5 ? "below" : "above";
            evidence = string.Create(CultureInfo.InvariantCulture, $"Chains linger {side} {Persons(Quantiles.OfSorted(sorted, end))}, which holds {100 * Math.Min(end, 1 - end):0.#} % of the draws: there successive draws are {lingering:0} times as alike as around the centre, near {Persons(Quantiles.OfSorted(sorted, 0.5))}.");
        }
        else if (Stayed(run, Quantiles.OfSorted(sorted, Outside), Quantiles.OfSorted(sorted, 1 - Outside)) is { } stay)
        {
            evidence = string.Create(CultureInfo.InvariantCulture, $"Before it came near {Persons(Quantiles.OfSorted(sorted, 0.5))}, chain {stay.Chain + 1} stayed near {Persons(stay.Middle)} for {stay.Length} trajectories. How much of the posterior is there, chains of this length do not tell.");
        }

        return new(density, [.. peaks.Select(peak => density[peak.Place].LogUnlisted)], lingering, evidence);
    }

    /// <summary>The density of the logarithm of the unlisted, by a normal kernel of Silverman's width (1986) for so many effective draws.</summary>
    private static ImmutableArray<(double LogUnlisted, double Density)> Smooth(double[] sorted, double size)
    {
        var (low, high) = (Quantiles.OfSorted(sorted, 0.0005), Quantiles.OfSorted(sorted, 0.9995));
        var spread = Math.Min(ClosedForms.Deviation(sorted), (Quantiles.OfSorted(sorted, 0.75) - Quantiles.OfSorted(sorted, 0.25)) / 1.34);
        var width = 0.9 * spread * Math.Pow(Math.Max(double.IsFinite(size) ? size : 1, 10), -0.2);
        if (!(width > 0) || !(high > low))
        {
            return [];
        }

        (low, high) = (low - (2 * width), high + (2 * width));
        var counts = new double[Bins];
        foreach (var draw in sorted)
        {
            if (draw > low && draw < high)
            {
                counts[Math.Min(Bins - 1, (int)((draw - low) / (high - low) * Bins))]++;
            }
        }

        var density = ImmutableArray.CreateBuilder<(double, double)>(Points);
        for (var point = 0; point < Points; point++)
        {
            var at = low + ((high - low) * point / (Points - 1));
            var sum = 0.0;
            for (var bin = 0; bin < Bins; bin++)
            {
                var distance = (low + ((high - low) * (bin + 0.5) / Bins) - at) / width;
                sum += counts[bin] > 0 && Math.Abs(distance) < 6 ? counts[bin] * NormalDistribution.Density(distance) : 0;
            }

            density.Add((at, sum / width / sorted.Length));
        }

        return density.ToImmutable();
    }

    // Peaks from left to right, each with the deepest valley beside it as a share of the lower peak there, and the mass between its valleys.
    private static (int Place, double Valley, double Mass)[] PeaksOf(ImmutableArray<(double LogUnlisted, double Density)> density)
    {
        List<int> peaks = [.. Enumerable.Range(0, density.Length).Where(place => (place == 0 || density[place - 1].Density < density[place].Density) && (place == density.Length - 1 || density[place + 1].Density <= density[place].Density))];
        int Lowest(int left, int right) => Enumerable.Range(left, right - left + 1).MinBy(place => density[place].Density);
        double Depth(int left, int right) => density[Lowest(left, right)].Density / Math.Min(density[left].Density, density[right].Density);
        var all = density.Sum(point => point.Density);
        while (peaks.Count > 1)
        {
            int[] edges = [0, .. peaks.Zip(peaks.Skip(1), Lowest), density.Length - 1];
            var masses = peaks.Select((_, peak) => Enumerable.Range(edges[peak], edges[peak + 1] - edges[peak] + 1).Sum(place => density[place].Density) / all).ToList();
            var depths = peaks.Zip(peaks.Skip(1), Depth).ToList();
            var shallow = depths.IndexOf(depths.Max());
            var light = masses.IndexOf(masses.Min());
            if (depths[shallow] > Valley)
            {
                peaks.RemoveAt(density[peaks[shallow]].Density < density[peaks[shallow + 1]].Density ? shallow : shallow + 1);
            }
            else if (masses[light] < LeastMass)
            {
                peaks.RemoveAt(light);
            }
            else
            {
                return [.. peaks.Select((place, peak) => (place, Math.Min(peak > 0 ? depths[peak - 1] : 1, peak < depths.Count ? depths[peak] : 1), masses[peak]))];
            }
        }

        return [.. peaks.Select(place => (place, 1.0, 1.0))];
    }

    private static (double Times, double End) Lingers(double[][] draws)
    {
        double count = draws.Sum(chain => chain.Length);
        double Alike(double probability) => count / ChainDiagnostics.QuantileSize(draws, probability);
        var centre = quartiles.Max(Alike);
        var worst = ends.Select(end => (Alike: Alike(end), End: end)).MaxBy(one => one.Alike);
        return (worst.Alike < LeastAlike ? Math.Min(worst.Alike / centre, TimesAsAlike / 2) : worst.Alike / centre, worst.End);
    }

    private static (int Chain, int Length, double Middle)? Stayed(LatentRun run, double low, double high)
    {
        (int Chain, int Length, double Middle)? longest = null;
        for (var chain = 0; chain < run.Chains.Length; chain++)
        {
            var values = run.Chains[chain].LogUnlisted;
            for (var first = Arrival; first < values.Count; first++)
            {
                var side = values[first] < low ? -1 : values[first] > high ? 1 : 0;
                var last = first;
                while (side != 0 && last + 1 < values.Count && (side < 0 ? values[last + 1] < low : values[last + 1] > high))
                {
                    last++;
                }

                var length = last - first + 1;
                if (length >= Stay && length > (longest?.Length ?? 0) && IsLevel(values.GetRange(first, length)))
                {
                    longest = (chain, length, Quantiles.Of([.. values.GetRange(first, length)], 0.5));
                }

                first = last;
            }
        }

        return longest;
    }

    // A chain that is only on its way has halves apart.
    private static bool IsLevel(List<double> values)
    {
        var half = values.Count / 2;
        var (one, other) = (values.GetRange(0, half), values.GetRange(half, values.Count - half));
        return Math.Abs(one.Average() - other.Average()) < 1.5 * Math.Max(ClosedForms.Deviation([.. one]), ClosedForms.Deviation([.. other]));
    }
}
