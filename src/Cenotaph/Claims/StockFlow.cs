using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>What a flow does to the strength of a force.</summary>
public enum StockFlowKind
{
    /// <summary>Who joined.</summary>
    Recruits,

    /// <summary>Foreigners who joined, where recruits do not hold them.</summary>
    Foreign,

    /// <summary>Convicts who joined, where recruits do not hold them.</summary>
    Convicts,

    /// <summary>Killed, wounded and what else the publisher counts: the wounded are what remains without the killed and missing.</summary>
    Casualties,

    /// <summary>Killed and missing, who do not return.</summary>
    KilledAndMissing,

    /// <summary>Taken prisoner.</summary>
    Captured,

    /// <summary>Deserted.</summary>
    Deserted,

    /// <summary>Discharged.</summary>
    Discharged,
}

/// <summary>The change of a force's strength in a period at one share of the wounded that returns to duty.</summary>
/// <param name="Share">The share, 0 to 1: assumed.</param>
/// <param name="Value">The change by the centres of the flows.</param>
/// <param name="Low">The least change that the limits allow.</param>
/// <param name="High">The greatest.</param>
/// <param name="Drawn">95 % of the changes when each number within limits is as likely as the other and none has to do with another.</param>
public sealed record StockFlowChange(double Share, double Value, double Low, double High, (double Low, double High) Drawn);

/// <summary>
/// force' = force + recruits + foreign + convicts − killed and missing − (1 − share) × wounded − captured − deserted − discharged, where wounded are the
/// casualties without the killed and missing. A flow that is not known is left out, and named.
/// </summary>
public static class StockFlow
{
    private const int Draws = 20_000;

    /// <summary>The change at each share.</summary>
    /// <param name="flows">The flows that are known: centre and limits.</param>
    /// <param name="shares">The shares of the wounded that return to duty, 0 to 1.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="known">The draws of flows that have a distribution of their own; without one every number within the limits is as likely as the other.</param>
    public static ImmutableArray<StockFlowChange> Of(
        IReadOnlyDictionary<StockFlowKind, (double Value, double Low, double High)> flows, IReadOnlyList<double> shares, ulong seed,
        IReadOnlyDictionary<StockFlowKind, ImmutableArray<double>>? known = null)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(shares);
        var kinds = flows.Keys.Order().ToList();
        var random = new RandomStream(seed);
        var drawn = kinds.ToDictionary(kind => kind, kind =>
            known is not null && known.TryGetValue(kind, out var own) ? Mixed(index => own[index % own.Length], random.Substream((ulong)kind)) : Sliced(flows[kind], random.Substream((ulong)kind)));
        return [.. shares.Select(share => Change(share))];

        StockFlowChange Change(double share)
        {
            double Sum(Func<StockFlowKind, double> number) => kinds.Sum(kind => Sign(kind, share) * number(kind));
            double Low(StockFlowKind kind) => flows[kind].Low;
            double High(StockFlowKind kind) => flows[kind].High;
            var totals = new double[Draws];
            for (var i = 0; i < Draws; i++)
            {
                totals[i] = Sum(kind => drawn[kind][i]);
            }

            Array.Sort(totals);
            return new(
                share, Sum(kind => flows[kind].Value), Sum(kind => Sign(kind, share) > 0 ? Low(kind) : High(kind)), Sum(kind => Sign(kind, share) > 0 ? High(kind) : Low(kind)),
                (Quantiles.OfSorted(totals, 0.025), Quantiles.OfSorted(totals, 0.975)));
        }
    }

    /// <summary>By how much the strength changes when one more is counted. Killed and missing are among the casualties, of whom the share returns, and they do not.</summary>
    private static double Sign(StockFlowKind kind, double share) => kind switch
    {
        StockFlowKind.Recruits or StockFlowKind.Foreign or StockFlowKind.Convicts => 1,
        StockFlowKind.Casualties => share - 1,
        StockFlowKind.KilledAndMissing => -share,
        _ => -1,
    };

    private static double[] Sliced((double Value, double Low, double High) flow, RandomStream random) =>
        Mixed(index => flow.Low + ((flow.High - flow.Low) * (index + 0.5) / Draws), random);

    private static double[] Mixed(Func<int, double> number, RandomStream random)
    {
        var numbers = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            numbers[i] = number(i);
        }

        random.Shuffle(numbers.AsSpan());
        return numbers;
    }
}
