using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>Nowcasts of strata (regions, ages) that share what they have in common of the delay: a small stratum takes the delay of all, a large one
/// its own. One draw holds all strata, so that their sums have intervals of their own.</summary>
public sealed class StratifiedNowcast
{
    private readonly Nowcast[] strata;

    private StratifiedNowcast(Nowcast[] strata) => (Whole, this.strata) = (Nowcast.Sum(strata), strata);

    /// <summary>All strata together: each draw is the sum of the strata's.</summary>
    public Nowcast Whole { get; }

    /// <summary>How many strata.</summary>
    public int Count => strata.Length;

    /// <summary>A stratum, in the order in which they were given.</summary>
    /// <param name="index">From 0.</param>
    public Nowcast Stratum(int index) => strata[index];

    /// <summary>Nowcasts strata jointly: first the delay of all their cases, then what each stratum departs from it, by no more than its own cases show.</summary>
    /// <param name="triangles">One for each stratum, with the same vintages.</param>
    /// <param name="settings">For all of them.</param>
    /// <exception cref="ArgumentException">The vintages differ, there is no stratum, there is a <see cref="Nowcast.Refusal"/>, or a setting is outside its
    /// domain.</exception>
    public static StratifiedNowcast Of(IReadOnlyList<ReportingTriangle> triangles, NowcastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(triangles);
        ArgumentNullException.ThrowIfNull(settings);
        var smooth = triangles.Select(one => one.WithoutFalls(out _)).ToArray();
        var all = ReportingTriangle.Sum(smooth);
        settings.Check(all);
        var random = new RandomStream(settings.Seed);
        var breaks = settings.BreaksAt(all.LastVintage);
        var model = new ReportingModel(all, settings.MaximumDelay, breaks);
        var count = Math.Min(Nowcast.Scales, settings.Replicates);
        var fits = ScaleSearch.Draw(model, count, random.Substream(0));
        var draws = DelayDraw.Of(model, fits, settings.Replicates, random.Substream(1));

        // Strata are laid on the middle of the common draws.
        var anchor = new double[model.Layout.Size];
        for (var place = 0; place < anchor.Length; place++)
        {
            anchor[place] = draws.Average(draw => draw.Unknowns[place]);
        }

        var common = CommonDelay.Of(model, anchor);
        var nowcasts = new Nowcast[smooth.Length];
        Parallel.For(0, smooth.Length, index =>
        {
            var stream = random.Substream(3 + (ulong)index);
            var own = new ReportingModel(smooth[index], settings.MaximumDelay, breaks, common);
            var ownFits = ScaleSearch.Draw(own, count, stream.Substream(0));
            var ownDraws = DelayDraw.Of(own, ownFits, settings.Replicates, stream.Substream(1), (draws, anchor));
            var (shares, coming) = NowcastDraws.Run(own, ownFits, ownDraws, settings.Steps, stream.Substream(2));
            nowcasts[index] = Nowcast.Of(smooth[index], settings, own, shares, coming);
        });
        return new(nowcasts);
    }
}
