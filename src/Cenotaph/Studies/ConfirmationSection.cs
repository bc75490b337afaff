using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>The section [confirmation] of study.toml: the rules by which a person is held for dead.</summary>
internal static class ConfirmationSection
{
    private static readonly string[] Standings = ["confirmed", "probable"];

    /// <summary>The rules of the section; the usual ones where there is none.</summary>
    public static ConfirmationRules Read(TomlTable study)
    {
        if (study.Table("confirmation") is not { } section)
        {
            return Confirmer.UsualRules;
        }

        var version = section.RequiredText("version");
        var rules = ImmutableArray.CreateBuilder<ConfirmationRule>();
        foreach (var rule in section.Tables("rules"))
        {
            rules.Add(RuleOf(rule, rules));
        }

        section.Done("version, rules");
        if (rules.Count == 0)
        {
            section.Fault(section.Has("rules") ? "rules" : null, "no rule", "sections [[confirmation.rules]], the strongest first");
        }

        return new(version, rules.ToImmutable());
    }

    private static ConfirmationRule RuleOf(TomlTable rule, IEnumerable<ConfirmationRule> before)
    {
        var id = rule.Identifier("id");
        if (before.Any(other => other.Id == id))
        {
            rule.Fault("id", $"\"{id}\" again", "an id of its own");
        }

        var standing = rule.RequiredText("standing");
        if (standing.Length > 0 && !Standings.Contains(standing))
        {
            rule.Fault("standing", $"\"{standing}\"", string.Join(" or ", Standings));
        }

        var documents = rule.Texts("documents");
        foreach (var kind in documents.Where(kind => !ReportFields.Documents.Contains(kind)))
        {
            rule.Fault("documents", $"\"{kind}\"", string.Join(", ", ReportFields.Documents));
        }

        var groups = Number(rule, "groups", 0);
        var count = Number(rule, "count", 1);
        if (groups == 0 && documents.IsEmpty)
        {
            rule.Fault(null, "a rule that asks for nothing", "groups, documents, or both");
        }

        rule.Done("id, standing, groups, documents, count");
        return new(id, standing == "probable" ? Standing.Probable : Standing.Confirmed, groups, documents, count);
    }

    private static int Number(TomlTable rule, string key, int otherwise)
    {
        if (rule.Whole(key) is not { } number)
        {
            return otherwise;
        }

        if (number is >= 1 and <= 100)
        {
            return number;
        }

        rule.Fault(key, rule.Text(key)!, "a whole number from 1 to 100");
        return otherwise;
    }
}
