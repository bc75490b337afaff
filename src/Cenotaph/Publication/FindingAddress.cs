using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Publication;

/// <summary>The permanent ids of findings: the type, and the records that the finding rests on.</summary>
public static class FindingAddress
{
    private const int Digits = 12;

    /// <summary>
    /// The findings with their ids, in their own order: the type and twelve hexadecimal digits of the SHA-256 of the
    /// records' ids. Where several findings share a type and records, the later ones end in <c>-2</c>, <c>-3</c> …
    /// </summary>
    public static ImmutableArray<(string Id, Finding Finding)> Ids(IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = ImmutableArray.CreateBuilder<(string, Finding)>();
        foreach (var finding in findings)
        {
            var id = Base(finding);
            seen[id] = seen.GetValueOrDefault(id) + 1;
            ids.Add((seen[id] == 1 ? id : $"{id}-{seen[id]}", finding));
        }

        return ids.ToImmutable();
    }

    /// <summary>Where a finding stands, from the front page.</summary>
    public static string Of(string id) => "findings.html#" + id;

    /// <summary>
    /// The id of what a record of a finding belongs to, and its row: <c>series:ID@DATE#PART</c> is a row of a series,
    /// anything else stands for itself.
    /// </summary>
    public static (string Id, string? Row) Split(string record)
    {
        ArgumentNullException.ThrowIfNull(record);
        const string Mark = "series:";
        if (!record.StartsWith(Mark, StringComparison.Ordinal))
        {
            return (record, null);
        }

        var row = record.AsSpan(Mark.Length).IndexOfAny('@', '#');
        return row < 0
            ? (record[Mark.Length..], null)
            : (record.Substring(Mark.Length, row), record[(Mark.Length + row + 1)..].Replace("@", ", ", StringComparison.Ordinal).Replace("#", ", ", StringComparison.Ordinal));
    }

    private static string Base(Finding finding)
    {
        var records = Encoding.UTF8.GetBytes(string.Join('\n', finding.Records));
        return BulletinAddress.Safe(finding.Type) + "-" + Convert.ToHexStringLower(SHA256.HashData(records))[..Digits];
    }
}
