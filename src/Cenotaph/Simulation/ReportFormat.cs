using System.Collections.Immutable;

namespace Cenotaph.Simulation;

/// <summary>A format of file: partitions are encoded by several threads, then written in order by one.</summary>
internal abstract class ReportFormat
{
    /// <summary>The rows of a partition, encoded but for the ids of the reports, which depend on the partitions before.</summary>
    /// <param name="Rows">How many.</param>
    public abstract record Block(int Rows);

    /// <summary>Writes what stands before the first block.</summary>
    public abstract void Begin(Stream file);

    /// <summary>Encodes a partition; may be called by several threads.</summary>
    public abstract Block Encode(ImmutableArray<SimulatedReport> reports);

    /// <summary>Writes a block whose first report has that id.</summary>
    public abstract void Write(Stream file, Block block, long firstId);

    /// <summary>Writes what stands after the last block.</summary>
    public abstract void End(Stream file, long rows);

    /// <summary>The texts of a report, in the order of the columns from the second to the last but one.</summary>
    protected static void Texts(SimulatedReport report, Span<string?> texts)
    {
        (texts[0], texts[1], texts[2], texts[3]) = (report.Source, report.Surname, report.FirstName, report.Patronymic);
        (texts[4], texts[5], texts[6], texts[7], texts[8]) = (report.BirthDate, report.Region, report.Settlement, report.Unit, report.DeathDate);
    }

    /// <summary>How many texts a report has.</summary>
    protected const int TextColumns = 9;
}
