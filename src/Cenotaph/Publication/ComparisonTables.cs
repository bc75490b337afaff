using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>stub</summary>
public static class ComparisonTables
{
    /// <summary>stub</summary>
    public static IEnumerable<DataTable> Of(ComparisonSummary summary, string citation) => [];
}
