using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Looks at what carries a chain and is not part of it: form, pages, indexes.</summary>
internal sealed class StructureCheck(SqliteFile file, IndexSums sums)
{
    private ulong? byRecord;
    private ulong? byKind;
    private long personalRows;
    private string? fault;

    /// <summary>Reads the structure.</summary>
    public void Run()
    {
        try
        {
            fault = LedgerFile.FormFault(file);
            personalRows = LedgerQuery.PersonalRows(file);
            using (var index = LedgerQuery.IndexByRecord(file))
            {
                byRecord = sums.Of(index, StoredType.Blob);
            }

            using (var index = LedgerQuery.IndexByKind(file))
            {
                byKind = sums.Of(index, StoredType.Text);
            }

            if (fault is null && LedgerQuery.Faults(file) is [var first, ..])
            {
                fault = $"SQLite says of its structure: {first}.";
            }
        }
        catch (StoreFault refused) when (refused.IsDamage)
        {
            fault ??= LedgerRefusal.Sentence(refused.Message);
        }
    }

    /// <summary>What is wrong, given what a sound chain holds; null when nothing is.</summary>
    public ChainFault? FaultBeside(IndexSums entries, long entriesWithBodies) =>
        fault is not null ? new(null, $"The file is damaged beside its entries: {fault}")
        : personalRows != entriesWithBodies ? new(
            null, $"There are {personalRows} personal bodies for {entriesWithBodies} entries that have one.")
        : byRecord != entries.ByRecord ? new(null, "The index of entries by record does not agree with the entries.")
        : byKind != entries.ByKind ? new(null, "The index of entries by kind does not agree with the entries.")
        : null;
}
