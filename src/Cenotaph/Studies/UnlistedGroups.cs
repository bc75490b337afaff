using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>
/// Which reports are of one person, for those whom nobody holds for dead. They bear no id, so the ledger keeps their groups as one personal body:
/// who returned, was captured or is still missing is counted by them, and nobody is listed.
/// </summary>
internal static class UnlistedGroups
{
    public const string Kind = "person-groups";

    /// <summary>The entry of today's groups; null where the ledger's last one says the same, or there is nothing to say.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="reports">The handle of each report.</param>
    /// <param name="personOf">For each report the number of its person.</param>
    /// <param name="hasId">For each person whether it bears an id.</param>
    public static Draft? Of(Ledger ledger, IReadOnlyList<RecordId> reports, IReadOnlyList<int> personOf, bool[] hasId)
    {
        List<string[]> groups =
        [
            .. Enumerable.Range(0, reports.Count).Where(report => !hasId[personOf[report]]).GroupBy(report => personOf[report])
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Select(report => reports[report].ToString()).Order(StringComparer.Ordinal).ToArray())
                .OrderBy(group => group[0], StringComparer.Ordinal),
        ];
        var json = new CanonicalJson();
        json.Begin();
        json.Member("reports", groups.SelectMany(group => group));
        json.Member("sizes", groups.Select(group => group.Length.ToString(CultureInfo.InvariantCulture)));
        var (record, body) = (ledger.RecordOf(Kind, "", ""), json.End());
        return ledger.TryLatest(record, out _, out var last) ? last.SequenceEqual(body.Span) ? null : new(Kind, record, body.ToArray(), Personal: true)
            : groups.Count == 0 ? null
            : new Draft(Kind, record, body.ToArray(), Personal: true);
    }

    /// <summary>The number of each report's group, as the ledger has them.</summary>
    public static IReadOnlyDictionary<RecordId, int> Read(Ledger ledger)
    {
        var groups = new Dictionary<RecordId, int>();
        if (ledger.TryLatest(ledger.RecordOf(Kind, "", ""), out _, out var body) && !body.IsEmpty)
        {
            using var document = JsonDocument.Parse(body.ToArray());
            var reports = document.RootElement.GetProperty("reports").EnumerateArray().GetEnumerator();
            var number = 0;
            foreach (var size in document.RootElement.GetProperty("sizes").EnumerateArray())
            {
                for (var left = int.Parse(size.GetString()!, CultureInfo.InvariantCulture); left > 0 && reports.MoveNext(); left--)
                {
                    var handle = reports.Current.GetString()!;
                    groups[new(Convert.ToUInt64(handle[..16], 16), Convert.ToUInt64(handle[16..], 16))] = number;
                }

                number++;
            }
        }

        return groups;
    }
}
