using System.Globalization;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The rows of the file that <c>link --out</c> writes.</summary>
internal static class LinkRows
{
    /// <summary>For one table a row a record; for two a row a linked pair. The header comes first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(LinkRun run) => run.Order.Tables.Count == 1 ? Records(run) : Pairs(run);

    private static IEnumerable<IReadOnlyList<string>> Records(LinkRun run)
    {
        var content = run.NeedsContent;
        string[] header = ["row", "id", "source", "person", "p"];
        yield return content ? [.. header, "content"] : header;
        for (var record = 0; record < run.Records; record++)
        {
            string[] row =
            [
                Number(record + 1), run.IdOf(record), run.SourceOf(record), run.PersonIdOf(record),
                run.Membership(record) is { } p ? Probability(p) : "",
            ];
            yield return content ? [.. row, run.ContentOf(record)] : row;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Pairs(LinkRun run)
    {
        yield return ["left_row", "left", "right_row", "right", "person", "weight", "p"];
        foreach (var pair in run.Links())
        {
            yield return
            [
                Number(run.Place(pair.Left).Row + 1), run.IdOf(pair.Left), Number(run.Place(pair.Right).Row + 1), run.IdOf(pair.Right),
                run.PersonIdOf(pair.Left), pair.Weight.ToString("0.####", CultureInfo.InvariantCulture), Probability(pair.Probability),
            ];
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Probability(double p) => p.ToString("0.######", CultureInfo.InvariantCulture);
}
