using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>What a ledger that was opened for writing holds beside its file: lock, statements, clock, head.</summary>
internal sealed class Writing(WriterLock held, EntryTable table, TimeProvider time)
{
    private Head headAtOpening;

    public EntryTable Table { get; } = table;

    public TimeProvider Time { get; } = time;

    /// <summary>The last entry that is on disk.</summary>
    public Head Head { get; private set; }

    public void Begin(Head head) => Head = headAtOpening = head;

    public void Advance(Head head) => Head = head;

    /// <summary>Notes the new head, which is on disk by now, and lets the next writer in.</summary>
    public void Finish(string ledgerFile)
    {
        try
        {
            if (Head != headAtOpening)
            {
                Heads.Append(Heads.FileOf(ledgerFile), Time.GetUtcNow(), Head);
            }
        }
        finally
        {
            held.Dispose();
        }
    }
}
