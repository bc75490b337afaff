using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>How many planted cases of one type were found, and how many findings of it rest on planted cases.</summary>
internal sealed record TypeScore(string Type, int Planted, int Hits, int NearMisses, int Sound, int False)
{
    public double Recall => Planted == 0 ? double.NaN : (double)Hits / Planted;

    public double Precision => Sound + False == 0 ? double.NaN : (double)Sound / (Sound + False);

    /// <summary>Whether both are known and at least as high as is asked.</summary>
    public bool Reaches(double share) => Recall >= share && Precision >= share;

    /// <summary>95 % limits of a share (Wilson 1927, without correction for continuity).</summary>
    public static (double Low, double High) Wilson(int hits, int all)
    {
        const double Z = 1.959964;
        if (all == 0)
        {
            return (0, 1);
        }

        var share = (double)hits / all;
        var middle = share + (Z * Z / (2 * all));
        var half = Z * Math.Sqrt(((share * (1 - share)) + (Z * Z / (4.0 * all))) / all);
        var scale = 1 + (Z * Z / all);
        return (Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }
}

/// <summary>What the rules found in worlds, held against what was planted there.</summary>
internal sealed class Score
{
    private readonly SortedDictionary<string, TypeScore> types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> remarks = new(StringComparer.Ordinal);

    private Score()
    {
    }

    public IReadOnlyDictionary<string, TypeScore> Types => types;

    /// <summary>The score over these worlds.</summary>
    public static Score Of(IEnumerable<World> worlds, Func<ClaimBook, ImmutableArray<Finding>> rules)
    {
        var score = new Score();
        foreach (var (type, _) in CaseTypes.All)
        {
            score.types[type] = new(type, 0, 0, 0, 0, 0);
        }

        foreach (var world in worlds)
        {
            score.Add(world, rules(world.Book));
        }

        return score;
    }

    /// <summary>The table that is printed, with what was missed and what was false beneath.</summary>
    public string Table()
    {
        var text = new StringBuilder("type                  planted  found  recall (95 %)         near misses  findings  false  precision (95 %)\n");
        foreach (var one in types.Values)
        {
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Type,-21} {one.Planted,7} {one.Hits,6}  {Share(one.Hits, one.Planted)} {one.NearMisses,12} {one.Sound + one.False,9} {one.False,6}  {Share(one.Sound, one.Sound + one.False)}"));
        }

        foreach (var (remark, count) in remarks)
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} × {remark}"));
        }

        return text.ToString();
    }

    private void Add(World world, ImmutableArray<Finding> findings)
    {
        var byRecord = world.Cases.SelectMany(one => one.Records.Select(id => (id, one))).ToLookup(one => one.id, one => one.one, StringComparer.Ordinal);
        foreach (var one in world.Cases)
        {
            var hit = one.Planted && findings.Any(finding => finding.Type == one.Type && Rests(finding, one));
            var before = types[one.Type];
            types[one.Type] = one.Planted
                ? before with { Planted = before.Planted + 1, Hits = before.Hits + (hit ? 1 : 0) }
                : before with { NearMisses = before.NearMisses + 1 };
            if (one.Planted && !hit)
            {
                Remark($"{one.Type} missed: {one.Variant}");
            }
        }

        foreach (var finding in findings)
        {
            Case[] touched = [.. finding.Records.SelectMany(id => byRecord[id]).Distinct()];
            if (!types.TryGetValue(finding.Type, out var before))
            {
                Remark($"{finding.Type} is no type of the page");
            }
            else if (touched.FirstOrDefault(one => !one.Planted && one.Type == finding.Type) is { } near)
            {
                types[finding.Type] = before with { False = before.False + 1 };
                Remark($"{finding.Type} false on a near miss: {near.Variant}");
            }
            else if (touched.Any(one => one.Type == finding.Type))
            {
                types[finding.Type] = before with { Sound = before.Sound + 1 };
            }
            else if (!touched.Any(one => one.Also.Contains(finding.Type)))
            {
                types[finding.Type] = before with { False = before.False + 1 };
                Remark($"{finding.Type} false on {(touched is [var first, ..] ? $"{first.Type}: {first.Variant}" : "background")}");
            }
        }
    }

    // A case of many like records leaves open which of them a finding names: then two of them are enough.
    private static bool Rests(Finding finding, Case one) => one.Core.IsEmpty
        ? finding.Records.Intersect(one.Records, StringComparer.Ordinal).Count() > 1
        : one.Core.All(id => finding.Records.Contains(id, StringComparer.Ordinal));

    private void Remark(string remark) => remarks[remark] = remarks.GetValueOrDefault(remark) + 1;

    private static string Share(int hits, int all)
    {
        var (low, high) = TypeScore.Wilson(hits, all);
        return all == 0
            ? "    –                "
            : string.Create(CultureInfo.InvariantCulture, $"{(double)hits / all:0.000} ({low:0.000}–{high:0.000})");
    }
}
