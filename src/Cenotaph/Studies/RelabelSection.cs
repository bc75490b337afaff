using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>The sections [relabel] and [compensation] of study.toml.</summary>
internal static class RelabelSection
{
    /// <summary>The plan; an empty one where the study says nothing.</summary>
    public static RelabelPlan Read(TomlTable study, Nesting sides)
    {
        var plan = new RelabelPlan { Compensation = CompensationSection.Read(study, sides) };
        if (study.Table("relabel") is not { } section)
        {
            return plan;
        }

        var independent = section.Texts("independent");
        foreach (var kind in independent.Where(kind => !Evidence.ReportFields.Documents.Contains(kind)))
        {
            section.Fault("independent", $"\"{kind}\"", string.Join(" or ", Evidence.ReportFields.Documents));
        }

        var seed = section.Whole("seed");
        if (seed < 0)
        {
            section.Fault("seed", $"{seed}", "a whole number from 0");
        }

        plan = plan with
        {
            Registers = [.. section.Tables("registers").Select(table => Register(table, sides))],
            Audits = [.. section.Tables("audits").Select(table => AuditOf(table, sides)).OfType<Audit>()],
            Comparisons = [.. section.Tables("comparisons").Select(table => Comparison(table, sides))],
            Linked = [.. section.Tables("linked").Select(table => LinkedSection.Read(table, Side(table, sides), Label(table))).OfType<LinkedCounts>()],
            Independent = independent.IsEmpty ? plan.Independent : independent,
            Seed = seed is >= 0 ? (ulong)seed.Value : plan.Seed,
        };
        section.Done("registers, audits, comparisons, linked, independent, seed");
        foreach (var twice in plan.Linked.GroupBy(one => (one.Side, one.Label)).Where(group => group.Skip(1).Any()))
        {
            section.Fault("linked", $"{twice.Key.Side} and {twice.Key.Label} again", "each side and label once");
        }

        return plan;
    }

    /// <summary>The origin that a table gives, or null after a fault.</summary>
    internal static Origin? OriginOf(TomlTable table)
    {
        if (table.Table("origin") is not { } origin)
        {
            table.Fault("origin", "nothing", "where it comes from: publisher, title, address, published, accessed, licence");
            return null;
        }

        var read = new Origin(
            origin.RequiredText("publisher"), origin.Text("title"), origin.Text("address"), origin.Date("published"), origin.Date("accessed"),
            Licence: origin.Text("licence"), Citation: origin.Text("citation"));
        origin.Done("publisher, title, address, published, accessed, licence, citation");
        return read;
    }

    /// <summary>A share written as [count, of], or null; a fault where it is none.</summary>
    internal static ShareCount? Share(TomlTable table, string key)
    {
        if (!table.Has(key))
        {
            return null;
        }

        if (table.Reals(key) is [var count, var of] && Whole(count) && Whole(of) && of >= 1 && count <= of)
        {
            return new((long)count, (long)of);
        }

        table.Fault(key, "no share", "two whole numbers, [so many, of so many], the first at most the second");
        return null;
    }

    private static bool Whole(double number) => number is >= 0 and < 1e15 && number == Math.Floor(number);

    private static string Side(TomlTable table, Nesting sides)
    {
        var side = table.RequiredText("side");
        if (side.Length > 0 && !sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        return side;
    }

    private static string Label(TomlTable table)
    {
        var label = table.RequiredText("label");
        if (label.Length > 0 && !RelabelPlan.Labels.Contains(label))
        {
            table.Fault("label", $"\"{label}\"", string.Join(" or ", RelabelPlan.Labels));
        }

        return label;
    }

    private static RegisterClaim Register(TomlTable table, Nesting sides)
    {
        var register = new RegisterClaim(Side(table, sides), Label(table), table.RequiredText("claim"), table.Local("name"));
        table.Done("side, label, claim, name");
        return register;
    }

    private static Audit? AuditOf(TomlTable table, Nesting sides)
    {
        var (id, side, label) = (table.Identifier("id"), Side(table, sides), Label(table));
        var finding = table.RequiredText("finding");
        if (finding.Length > 0 && finding is not ("mislabelled" or "death-known"))
        {
            table.Fault("finding", $"\"{finding}\"", "mislabelled or death-known");
        }

        var (counts, share, least) = (Share(table, "counts"), table.Real("share"), table.Whole("at_least"));
        if (counts is null == share is null || share is < 0 or > 1 || least < 1)
        {
            table.Fault(null, "no fraction", "either counts = [so many, of so many] or share, from 0 to 1, with at_least where the denominator has a lower limit");
            share = null;
        }

        var (frame, drawn, period) = (Required(table, "frame"), Required(table, "drawn"), table.Date("period"));
        if (period is null && !table.Has("period"))
        {
            table.Fault("period", "nothing", "when the audit was made or what time it looked at");
        }

        var (origin, claim) = (OriginOf(table), table.Text("claim"));
        table.Done("id, side, label, finding, counts, share, at_least, frame, drawn, period, claim, origin");
        return (counts?.Value ?? share) is { } value && frame is not null && drawn is not null && period is { } when && origin is not null
            ? new(id, side, label, finding == "death-known" ? AuditFinding.DeathKnown : AuditFinding.Mislabelled, value, counts, least, frame, drawn, when, origin, claim)
            : null;
    }

    private static LocalText? Required(TomlTable table, string key)
    {
        if (!table.Has(key))
        {
            table.Fault(key, "nothing", "a text for readers");
        }

        return table.Local(key);
    }

    private static ComparisonClaim Comparison(TomlTable table, Nesting sides)
    {
        var window = table.Date("window");
        if (window is null && !table.Has("window"))
        {
            table.Fault("window", "nothing", "the days that are compared, such as 2024-01-01/2024-10-31");
        }

        var earlier = table.Texts("earlier");
        if (earlier.IsEmpty)
        {
            table.Fault("earlier", "nothing", "the ids of the claims that give the earlier count");
        }

        var comparison = new ComparisonClaim(
            table.Identifier("id"), Side(table, sides), Label(table), Required(table, "name") ?? new("?"), earlier, table.RequiredText("later"), window ?? default, table.Text("claim"));
        table.Done("id, side, label, name, earlier, later, window, claim");
        return comparison;
    }
}
