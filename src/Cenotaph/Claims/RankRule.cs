namespace Cenotaph.Claims;

/// <summary>Holds a claim of rank about deaths ("none since", "more than") against the tables of past wars.</summary>
internal static class RankRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var wars = Wars(book).ToList();
        var claims = book.Claims.DistinctBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(claim => claim.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var claim in book.Claims.Where(claim => claim.Quantity.Kind == QuantityKind.Rank))
        {
            if (wars.Count == 0 || OwnLow(claim, claims) is not { } own)
            {
                continue;
            }

            var counter = wars.Where(war => war.High >= own.Low).OrderByDescending(war => war.High).ThenBy(war => war.Record, StringComparer.Ordinal).ToList();
            if (counter.Count > 0)
            {
                yield return new(
                    "rank",
                    Weight.Note,
                    [claim.Id, .. own.Operand is { } operand ? new[] { operand } : [], .. counter.Select(war => war.Record)],
                    Phrase.Of(
                        "rank.arithmetic",
                        ("record", Phrase.Same(claim.Id)), ("own", own.Text), ("wars", Phrase.List("; ", counter.Select(war => Phrase.Of(
                            "rank.war",
                            ("record", Phrase.Same(war.Record)), ("side", Spoken.Side(book.Vocabulary, war.Side)),
                            ("high", Written.Number(war.High)), ("low", Written.Number(own.Low))))))),
                    Phrase.Of(
                        "rank.message",
                        ("figures", Phrase.Number(wars.Select(war => war.Record).Distinct(StringComparer.Ordinal).Count())),
                        ("sides", Phrase.List(", ", wars.Select(war => war.Side).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                            .Select(side => Spoken.Side(book.Vocabulary, side))))),
                    Phrase.Of("rank.remedy"),
                    counter.Count);
            }
        }
    }

    // The number that is ranked: printed as a count of persons, or that of the claim the rank was made from, times the ratio.
    internal static (decimal Low, Phrase Text, string? Operand)? OwnLow(Claim claim, Dictionary<string, Claim> claims)
    {
        if (claim.Quantity.Unit == "persons")
        {
            return claim.Quantity.Category.StartsWith("killed", StringComparison.Ordinal) && (FigureLimits.Low(claim.Figure) ?? claim.Figure.High) is { } low
                ? (low, Phrase.Of("rank.own", ("figure", Written.Figure(claim.Figure)), ("low", Written.Number(low))), null)
                : null;
        }

        var operand = DenominatorRule.Operands(claim).Select(id => claims.GetValueOrDefault(id)).OfType<Claim>()
            .FirstOrDefault(one => one.Quantity.Unit == "persons" && IsDeaths(one.Quantity) && FigureLimits.Low(one.Figure) is not null);
        if (operand is null || claim.Quantity.Unit != "ratio")
        {
            return null;
        }

        var (count, times) = (FigureLimits.Low(operand.Figure)!.Value, FigureLimits.Low(claim.Figure) ?? 1);
        return times > 0.000001m
            ? (count / times, Phrase.Of(
                "rank.operand",
                ("operand", Phrase.Same(operand.Id)), ("figure", Written.Figure(operand.Figure)),
                ("low", Written.Number(count)), ("times", Written.Result(times)), ("quotient", Written.Result(count / times))), operand.Id)
            : null;
    }

    private static bool IsDeaths(Quantity quantity) => quantity.Category is "killed" or "deaths";

    // A table of past wars is not in time, has one row for each war, and its scope is that of no record of this war.
    internal static IEnumerable<(string Record, string Side, decimal High)> Wars(ClaimBook book)
    {
        var ofThisWar = book.Claims
            .Where(claim => claim.Quantity.Kind != QuantityKind.Rank && claim.Date is { } date && !(date.Last < book.Vocabulary.Start))
            .Select(claim => claim.Quantity.Scope)
            .Concat(book.Series.Where(series => series.Rows.Any(row => row.Date is not null)).Select(series => series.Definition.Quantity.Scope))
            .ToHashSet();
        return from series in book.Series
               let quantity = series.Definition.Quantity
               where quantity.Unit == "persons" && IsDeaths(quantity) && !ofThisWar.Contains(quantity.Scope)
               from row in series.Rows
               where row is { Date: null, Part.Count: 1 } && row.Part.ContainsKey("group") && (row.High ?? row.Value) is not null
               orderby series.Definition.Id, row.Part["group"]
               select ($"series:{series.Definition.Id}@{row.Part["group"]}", quantity.Side, (row.High ?? row.Value)!.Value);
    }
}
