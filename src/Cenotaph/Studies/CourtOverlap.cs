using Cenotaph.Claims;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>Sets beside the excess claims a number that may count the same persons, and lets the quantities say why the two are not added.</summary>
internal static class CourtOverlap
{
    public static CourtBeside? Of(
        Study study, StudyRecords records, IReadOnlyDictionary<string, Claim> claims, CourtClaims counted, IReadOnlyList<CourtCheck> checks, string id, ICollection<Problem> problems)
    {
        void Fault(string seen, string expected) => problems.Add(new(StudyLoader.StudyFile, null, "courts.beside", seen, expected));
        if (Excess(claims, counted, checks) is not { } excess)
        {
            Fault($"\"{id}\"", "an excess with a number of its own, to set it beside");
            return null;
        }

        Quantity quantity;
        LocalText name;
        double persons;
        DateSpan? period;
        if (records.Series.FirstOrDefault(one => one.Definition.Id == id) is { } series)
        {
            var newest = series.Rows.Max(row => row.Vintage?.Last);
            var rows = series.Rows.Where(row => row.Vintage?.Last == newest && row is { Date: { } date, Value: not null } && excess.Period.Overlaps(date) && date.Last <= excess.Period.Last && row.Part.IsEmpty).ToList();
            if (series.Definition.Quantity.Kind != QuantityKind.Period || rows.Count == 0)
            {
                Fault($"series \"{id}\"", $"counts of periods within {excess.Period}");
                return null;
            }

            (quantity, name, persons) = (series.Definition.Quantity, series.Definition.Title, (double)rows.Sum(row => row.Value!.Value));
            period = new(rows.Min(row => row.Date!.Value.First), rows.Max(row => row.Date!.Value.Last));
            quantity = quantity with { Period = period };
        }
        else if (claims.TryGetValue(id, out var claim))
        {
            if (claim.Figure.InWords || (FigureLimits.Centre(claim.Figure) ?? claim.Figure.Low) is not { } number)
            {
                Fault($"claim {id}, {claim.Figure}", "a number of persons");
                return null;
            }

            (quantity, name, persons, period) = (claim.Quantity, study.Vocabulary.Category(claim.Quantity.Category).Name, (double)number, claim.Quantity.Period);
        }
        else
        {
            Fault($"\"{id}\"", "a series or a claim of the study");
            return null;
        }

        if (study.Vocabulary.Rules.Add(excess.Quantity, quantity) is Joined.Refused refused)
        {
            return new(id, name, period, persons, excess.Claims, excess.Value, refused.ToString());
        }

        Fault($"\"{id}\", which counts {quantity.Category}", "another category than the claims");
        return null;
    }

    // The excess that covers most: one recomputed, else the longest single one that is no bound.
    private static (string Claims, double Value, DateSpan Period, Quantity Quantity)? Excess(
        IReadOnlyDictionary<string, Claim> claims, CourtClaims counted, IReadOnlyList<CourtCheck> checks)
    {
        if (checks.Where(check => double.IsFinite(check.Low) && double.IsFinite(check.High)).MaxBy(check => claims[check.Claim].Quantity.Period!.Value.Days) is { } check)
        {
            var parts = check.Of.Select(id => claims[id].Quantity.Period!.Value).ToList();
            var period = claims[check.Claim].Quantity.Period!.Value;
            var quantity = claims[check.Of[0]].Quantity with { Period = period };
            return (string.Join(" + ", check.Of), check.Value, new(period.First, parts.Max(part => part.Last)), quantity);
        }

        return counted.Excess.Where(one => !one.IsBound).OrderByDescending(one => one.Period.Days).FirstOrDefault() is { } single
            ? (single.Claim, single.Value, single.Period, claims[single.Claim].Quantity)
            : null;
    }
}
