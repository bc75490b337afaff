using System.Collections.Immutable;
using Cenotaph.Registers;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Part">The part it is about; empty when it is about all.</param>
/// <param name="Vintage">The edition it comes from; null for what the newest edition says of each date.</param>
/// <param name="Newest">Whether it is the newest known.</param>
/// <param name="Rows">Its rows by date.</param>
internal sealed record SeriesLine(string Part, DateSpan? Vintage, bool Newest, ImmutableArray<SeriesRow> Rows)
{
    /// <summary>Its name for readers.</summary>
    public string Name(Texts texts)
    {
        var vintage = Vintage is { } made ? texts.Date(made) : "";
        return Part.Length > 0 && vintage.Length > 0 ? Part + ", " + vintage
            : Part.Length > 0 ? Part
            : vintage.Length > 0 ? vintage
            : texts["series.newest"];
    }
}
