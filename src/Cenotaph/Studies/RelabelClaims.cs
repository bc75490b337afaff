using Cenotaph.Claims;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>The claims that [relabel] of study.toml names, as registers and comparisons; one that is not there becomes a problem.</summary>
internal sealed class RelabelClaims(Study study, IReadOnlyDictionary<string, Claim> claims, ICollection<Problem> problems)
{
    /// <summary>The register that a claim gives the size of.</summary>
    public LabelRegister? Register(RegisterClaim declared)
    {
        if (Find(declared.Claim, "relabel.registers") is not { } claim)
        {
            return null;
        }

        if (claim.Quantity.Side != declared.Side)
        {
            Fault("relabel.registers", $"claim {claim.Id} of {claim.Quantity.Side}", $"a claim that counts {declared.Side}");
            return null;
        }

        var name = declared.Name ?? study.Vocabulary.Category(claim.Quantity.Category).Name;
        return new(
            claim.Id, declared.Side, declared.Label, name, claim.Figure, claim.Quantity.Unit, claim.Quantity.Period ?? claim.Quantity.AsOf,
            claim.Publisher.Name, claim.Origin);
    }

    /// <summary>A comparison, recomputed from the claims that it names.</summary>
    public LabelComparison? Comparison(ComparisonClaim declared)
    {
        const string section = "relabel.comparisons";
        List<Claim> found = [.. declared.Earlier.Append(declared.Later).Select(id => Find(id, section)).OfType<Claim>()];
        if (found.Count != declared.Earlier.Length + 1)
        {
            return null;
        }

        // What is added must count one thing, each in a period of its own.
        var (earlier, later) = (found[..^1], found[^1]);
        if (found.Exists(claim => claim.Quantity.Side != declared.Side || claim.Quantity.Kind != QuantityKind.Period || claim.Quantity.Period is null
                || claim.Quantity.Unit != later.Quantity.Unit || claim.Quantity.Category != later.Quantity.Category || !claim.Quantity.Scope.Equals(later.Quantity.Scope)
                || claim.Figure is not { Bound: Bound.Point or Bound.Approximate, Value: > 0 })
            || earlier.Exists(one => one.Quantity.Period!.Value.Last >= later.Quantity.Period!.Value.First
                || earlier.Exists(other => other != one && other.Quantity.Period!.Value.Overlaps(one.Quantity.Period!.Value))))
        {
            Fault(section, $"claims of \"{declared.Id}\" that do not add or compare", "counts of one side, category, scope and unit in periods that do not overlap, the later one last");
            return null;
        }

        if (!later.Quantity.Period!.Value.Contains(declared.Window))
        {
            Fault(section, $"window {declared.Window} of \"{declared.Id}\"", $"days within {later.Quantity.Period}");
            return null;
        }

        var comparison = new PeriodComparison(
            earlier.Select(Rounded).Aggregate(RoundedCount.Add), Rounded(later), later.Quantity.Period.Value, declared.Window);
        return new(declared.Id, declared.Name, declared.Claim, declared.Earlier, declared.Later, comparison, Reading(comparison));
    }

    /// <summary>Holds an audit against the claim that it names.</summary>
    public void Check(Audit audit)
    {
        if (Find(audit.Claim!, "relabel.audits") is not { } claim)
        {
            return;
        }

        if (claim.Quantity.Side != audit.Side)
        {
            Fault("relabel.audits", $"claim {claim.Id} of {claim.Quantity.Side}", $"a claim of {audit.Side}");
        }
        else if (claim.Figure.Value is { } value && value != audit.Counts?.Count && (double)value != audit.Share)
        {
            Fault("relabel.audits", $"another fraction in \"{audit.Id}\" than the {claim.Figure} of claim {claim.Id}", "the same");
        }
    }

    private static RoundedCount Rounded(Claim claim)
    {
        var (value, half) = (claim.Figure.Value!.Value, claim.Figure.Rounding / 2);
        return new(value, Math.Max(value / 2, value - half), value + half);
    }

    private static Phrase Reading(PeriodComparison comparison)
    {
        var (value, low, high) = comparison.Ratio;
        (string, Phrase)[] ratio = [("ratio", Phrase.Number((double)value, 2)), ("low", Phrase.Number((double)low, 2)), ("high", Phrase.Number((double)high, 2))];
        return comparison.IsWhole
            ? Phrase.Of("relabel.compared", ratio)
            : Phrase.Of(
                "relabel.compared-part",
                [
                    .. ratio,
                    ("share", Phrase.Percent((double)comparison.ShareNeeded)),
                    ("days", Phrase.Percent((double)comparison.ShareOfDays)),
                    ("even", Phrase.Number((double)comparison.EvenRatio, 2)),
                ]);
    }

    private Claim? Find(string id, string section)
    {
        if (claims.TryGetValue(id, out var claim))
        {
            return claim;
        }

        Fault(section, $"claim \"{id}\"", "the id of a claim that the study has");
        return null;
    }

    private void Fault(string section, string seen, string expected) =>
        problems.Add(new(StudyLoader.StudyFile, null, section, seen, expected));
}
