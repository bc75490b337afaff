using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>What earlier steps of one run found and later ones show, so that it is not worked out twice. It holds as long as the evidence is the same.</summary>
internal sealed class StepResults
{
    private Head? evidence;
    private ImmutableArray<NowcastSummary> nowcasts;
    private Head? reconciled;
    private StudyReconciliation? reconciliation;

    /// <summary>What a bulletin shows of nowcasts: with past ones held against what came.</summary>
    public static NowcastOptions Wanted { get; } = new() { Score = true };

    /// <summary>Keeps nowcasts.</summary>
    /// <param name="head">The last entry of the evidence that they rest on.</param>
    /// <param name="found">All of the study.</param>
    public void Keep(Head head, ImmutableArray<NowcastSummary> found) => (evidence, nowcasts) = (head, found);

    /// <summary>Keeps the estimate out of all claims.</summary>
    /// <param name="head">The last entry of the evidence that it rests on.</param>
    /// <param name="found">All of it.</param>
    public void Keep(Head head, StudyReconciliation found) => (reconciled, reconciliation) = (head, found);

    /// <summary>The estimate out of all claims that rests on this evidence; null where it is not known.</summary>
    public StudyReconciliation? Reconciliation(Head head) => reconciled == head ? reconciliation : null;

    /// <summary>The nowcasts that rest on this evidence; null where they are not known.</summary>
    public ImmutableArray<NowcastSummary>? Nowcasts(Head head) => evidence == head ? nowcasts : null;
}
