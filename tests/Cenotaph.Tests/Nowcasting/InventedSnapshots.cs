using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

/// <summary>A register of which four to six snapshots were kept, half a year or a year apart, with a known truth. Weekly cases rise and fall; most come 10 to
/// 100 weeks late.</summary>
/// <param name="Triangle">What was known at the snapshots.</param>
/// <param name="Final">The cases of each period that come within the greatest delay.</param>
/// <param name="MaximumDelay">No case is counted that comes later.</param>
/// <param name="LeakAt">The vintage of the leak; null where there is none.</param>
internal sealed record InventedSnapshots(ReportingTriangle Triangle, double[] Final, int MaximumDelay, int? LeakAt)
{
    /// <summary>A register of a seed.</summary>
    /// <param name="seed">Any.</param>
    /// <param name="drifting">Whether its delay drifts: steadily with the period, in a random walk with the period, or with the office's speed.</param>
    /// <param name="leaking">Whether a leak within the last step brings out a tenth to a half of all that is then unknown, of whatever age.</param>
    public static InventedSnapshots Of(ulong seed, bool drifting, bool leaking)
    {
        var random = new RandomStream(seed);
        var kept = Kept(random);
        var periods = kept[^1] + 1;
        var middle = 10 * Math.Pow(10, random.Uniform());
        var shape = 0.7 + (0.6 * random.Uniform());
        var greatest = Math.Min(kept[^1], (int)Math.Ceiling(middle * Math.Pow(5, 1 / shape)));
        var weekly = 50 * Math.Pow(40, random.Uniform());
        var (scatter, season) = (0.05 + (0.15 * random.Uniform()), 0.3 * random.Uniform());
        int? leak = leaking ? kept[^1] - 1 - (int)(0.8 * random.Uniform() * (kept[^1] - kept[^2])) : null;
        var found = 0.1 + (0.4 * random.Uniform());
        var kind = drifting ? (int)(random.Uniform() * 3) : 3;
        var swing = (random.Chance(0.5) ? 1 : -1) * (0.2 + (0.4 * random.Uniform()));
        var scales = new double[periods];
        var walk = 0.0;
        for (var period = 0; period < periods; period++)
        {
            walk += 0.03 * random.Normal();
            scales[period] = middle * Math.Exp(kind switch { 0 => swing * ((2.0 * period / periods) - 1), 1 => walk, _ => 0 });
        }

        var speed = new double[periods + greatest + 1];
        var office = 0.0;
        for (var vintage = 0; vintage < speed.Length; vintage++)
        {
            office += kind == 2 ? 0.03 * random.Normal() : 0;
            speed[vintage] = Math.Exp(office + (0.15 * random.Normal()));
        }

        var final = new double[periods];
        var level = 0.0;
        var snapshots = kept.Select(vintage => new double[vintage + 1]).ToArray();
        for (var period = 0; period < periods; period++)
        {
            level = (0.98 * level) + (0.08 * random.Normal());
            var left = random.Poisson(weekly * Math.Exp(level + (season * Math.Sin(2 * Math.PI * period / 52)) + (scatter * random.Normal())));
            for (var delay = 0; delay <= greatest; delay++)
            {
                var risk = speed[period + delay] * (Math.Pow((delay + 1) / scales[period], shape) - Math.Pow(delay / scales[period], shape));
                var share = 1 - (Math.Exp(-risk) * (period + delay == leak ? 1 - found : 1));
                var come = random.Binomial(left, share);
                left -= come;
                final[period] += come;
                for (var place = 0; place < kept.Length; place++)
                {
                    if (kept[place] >= period + delay)
                    {
                        snapshots[place][period] += come;
                    }
                }
            }
        }

        return new(ReportingTriangle.FromVintages(kept, snapshots), final, greatest, leak);
    }

    private static int[] Kept(RandomStream random)
    {
        var kept = new int[4 + (int)(3 * random.Uniform())];
        kept[0] = 30 + (int)(40 * random.Uniform());
        for (var place = 1; place < kept.Length; place++)
        {
            kept[place] = kept[place - 1] + (random.Chance(0.5) ? 26 : 52);
        }

        return kept;
    }
}
