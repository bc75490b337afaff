namespace Cenotaph.Linkage;

/// <summary>Which pairs of records may be linked at all.</summary>
/// <param name="Records">How many records there are, of all tables together.</param>
/// <param name="LeftRecords">To link two tables: records below this number are the left one, and only pairs across meet. Null to deduplicate.</param>
internal readonly record struct PairScope(int Records, int? LeftRecords)
{
    /// <summary>In one table, how many of the first records were compared with one another before: pairs among them are not candidates again.</summary>
    public int Settled { get; init; }
}
