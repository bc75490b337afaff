using System.Collections.Immutable;

namespace Cenotaph.Ingest;

/// <summary>Counts the faults of one document and keeps the first of them.</summary>
internal sealed class DocumentFaults
{
    private readonly ImmutableArray<DocumentFault>.Builder kept = ImmutableArray.CreateBuilder<DocumentFault>();

    public long Errors { get; private set; }

    public long Doubts { get; private set; }

    public ImmutableArray<DocumentFault> Kept => kept.ToImmutable();

    public void Add(DocumentFault fault)
    {
        Errors += fault.Severity == Severity.Error ? 1 : 0;
        Doubts += fault.Severity == Severity.Doubt ? 1 : 0;
        if (kept.Count < ProblemCollection.UsualLimit)
        {
            kept.Add(fault);
        }
    }
}
