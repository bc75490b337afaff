using System.Collections.Immutable;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>The section [compensation] of study.toml: what is due for the dead, by side.</summary>
internal static class CompensationSection
{
    /// <summary>The tables, in file order.</summary>
    public static ImmutableArray<CompensationTable> Read(TomlTable study, Nesting sides)
    {
        if (study.Table("compensation") is not { } section)
        {
            return [];
        }

        List<CompensationTable> tables = [];
        foreach (var side in section.Keys)
        {
            if (!sides.Knows(side))
            {
                section.Fault(side, $"\"{side}\"", "a declared side, as in [compensation.SIDE]");
            }

            if (section.Table(side) is not { } table)
            {
                continue;
            }

            var currency = table.RequiredText("currency");
            if (currency.Length > 0 && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
            {
                table.Fault("currency", $"\"{currency}\"", "three letters of ISO 4217, such as EUR");
            }

            tables.Add(new(side, currency, [.. table.Tables("amounts").Select(Amount).OfType<CompensationAmount>()]));
            if (!table.Has("amounts"))
            {
                table.Fault("amounts", "nothing", $"at least one section [[compensation.{side}.amounts]]");
            }

            table.Done("currency, amounts");
        }

        return [.. tables];
    }

    private static CompensationAmount? Amount(TomlTable table)
    {
        var (id, name) = (table.Identifier("id"), table.Local("name"));
        var (low, high, origin) = (table.Number("low"), table.Number("high"), RelabelSection.OriginOf(table));
        table.Done("id, name, low, high, origin");
        // A sum over all families must stay within what a decimal holds.
        if (low is >= 0 and var least && high is < 1e15m and var most && least <= most)
        {
            return origin is null ? null : new(id, name ?? new(id), least, most, origin);
        }

        table.Fault("low", low is null ? "no amount" : $"{low} to {high}", "low and high, the first at least 0 and at most the second");
        return null;
    }
}
