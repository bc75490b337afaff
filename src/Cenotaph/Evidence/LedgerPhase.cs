namespace Cenotaph.Evidence;

/// <summary>Where a writer is, announced so that a test can end it there.</summary>
internal enum LedgerPhase
{
    /// <summary>Nothing of the batch is in the file.</summary>
    BeforeAppend,

    /// <summary>Some entries of the batch are added; the transaction is open.</summary>
    InsideTransaction,

    /// <summary>The batch is on disk; the caller has not been told.</summary>
    BeforeAcknowledgement,

    /// <summary>The write-ahead log is about to be moved into the file.</summary>
    Checkpoint,

    /// <summary>The write-ahead log has been moved.</summary>
    AfterCheckpoint,
}
