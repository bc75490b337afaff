using System.Globalization;
using System.Text;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>A linkage model as a TOML file that a person can edit (docs/linkage-command.md).</summary>
public static class ModelFile
{
    private const int Schema = 1;

    private static readonly string[] Roles = [.. Enum.GetValues<FieldRole>().Select(RoleWord)];

    /// <summary>The settings in a file; null, with problems, when something in it cannot be used as it stands.</summary>
    public static LinkageModel? Read(string path, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(problems);
        var found = new ProblemCollection();
        var model = TomlFile.Read(path, Path.GetFileName(path), found) is { } table ? Read(table) : null;
        foreach (var problem in found)
        {
            problems.Add(problem);
        }

        return found.Errors == 0 ? model : null;
    }

    /// <summary>The model as a file: reading it gives the same model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tables">The names of its tables.</param>
    public static string Text(LinkageModel model, IReadOnlyList<string> tables)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tables);
        var text = new StringBuilder("# A linkage model. What is taken out is chosen or estimated from the data again.\nschema = 1\n\n");
        Line(text, "lambda", model.Lambda, "the share of all pairs that are matches");
        Line(text, "kin", model.Kin, "the share of all pairs that are two members of one family");
        Line(text, "threshold", model.Threshold, "the mean probability from which on clusters are joined");
        Line(text, "chosen_threshold", model.ChosenThreshold, "chosen from the data for the largest expected F1, and again by the next run; only --add holds to it");
        Line(text, "frequency_strength", model.FrequencyStrength, "how much rare values count for more, 0 to 1");
        text.Append(model.RegionalFrequency ? "regional_frequency = true # surnames count by how frequent they are in the region\n" : "");
        Line(text, "exchanged_m", model.ExchangedM, "matches with surname and given name in each other's field");
        Line(text, "exchanged_u", model.ExchangedU, "the same of two different persons");
        for (var table = 0; table < model.Columns.Count; table++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[[tables]]\nname = {TomlText.Quoted(table < tables.Count ? tables[table] : "")}\n[tables.roles]\n");
            foreach (var column in model.Columns[table].Where(column => column.Role is not (FieldRole.Refused or FieldRole.Truth)))
            {
                text.Append(CultureInfo.InvariantCulture, $"{TomlText.Key(column.Column)} = \"{RoleWord(column.Role)}\"\n");
            }
        }

        foreach (var rule in model.Rules)
        {
            text.Append("\n[[blocking]]\nkeys = [").AppendJoin(", ", rule.Parts.Select(TomlText.Quoted)).Append("]\n");
        }

        foreach (var comparison in model.Comparisons)
        {
            Write(text, comparison);
        }

        return text.ToString();
    }

    /// <summary>How a role is called in the file.</summary>
    public static string RoleWord(FieldRole role) => role switch
    {
        FieldRole.FullName => "full-name",
        FieldRole.BirthDate => "birth-date",
        FieldRole.DeathDate => "death-date",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static LinkageModel Read(TomlTable table)
    {
        var schema = table.Whole("schema");
        if (schema != Schema && (schema is not null || !table.Has("schema")))
        {
            table.Fault("schema", schema is null ? "nothing" : $"{schema}", $"{Schema}, the only schema that this version reads");
        }

        var model = new LinkageModel(
            [.. table.Tables("tables").Select(TableOf)], [.. table.Tables("comparisons").Select(Comparison)], [.. table.Tables("blocking").Select(Rule)])
        {
            Lambda = Probability(table, "lambda"),
            Kin = Share(table, "kin"),
            Threshold = Share(table, "threshold"),
            ChosenThreshold = Share(table, "chosen_threshold"),
            FrequencyStrength = Share(table, "frequency_strength") ?? 1,
            RegionalFrequency = table.Flag("regional_frequency"),
            ExchangedM = Probability(table, "exchanged_m"),
            ExchangedU = Probability(table, "exchanged_u"),
        };
        foreach (var twice in model.Comparisons.GroupBy(comparison => comparison.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            table.Fault("comparisons", $"\"{twice.Key}\" twice", "a name for each comparison");
        }

        table.Done("schema", "lambda", "kin", "threshold", "chosen_threshold", "frequency_strength", "regional_frequency", "exchanged_m", "exchanged_u", "tables", "blocking", "comparisons");
        return model;
    }

    private static IReadOnlyList<ColumnRole> TableOf(TomlTable table)
    {
        _ = table.Text("name");
        var roles = table.Table("roles") is { } listed ? RolesOf(listed) : [];
        table.Done("name", "roles");
        return roles;
    }

    private static List<ColumnRole> RolesOf(TomlTable table)
    {
        List<ColumnRole> roles = [];
        foreach (var column in table.Keys)
        {
            var word = table.RequiredText(column);
            if (Array.IndexOf(Roles, word) is >= 0 and var role)
            {
                roles.Add(new(column, (FieldRole)role, "the model"));
            }
            else if (word.Length > 0)
            {
                table.Fault(column, $"\"{word}\"", "one of " + string.Join(", ", Roles));
            }
        }

        return roles;
    }

    private static RuleModel Rule(TomlTable table)
    {
        var keys = table.Texts("keys");
        if (keys.Length == 0)
        {
            table.Fault(table.Has("keys") ? "keys" : null, "no keys", "a list of keys that must all be equal");
        }

        table.Done("keys");
        return new(keys);
    }

    private static ComparisonModel Comparison(TomlTable table)
    {
        var kind = table.Text("kind");
        ComparisonKind? known = kind switch
        {
            "exact" => ComparisonKind.Exact,
            "similarity" => ComparisonKind.Similarity,
            "date" => ComparisonKind.Date,
            _ => null,
        };
        if (kind is not null && known is null)
        {
            table.Fault("kind", $"\"{kind}\"", "exact, similarity or date");
        }

        var column = table.Text("column");
        if (kind is null != column is null)
        {
            table.Fault(kind is null ? "column" : "kind", kind is null ? "a column without a kind" : "a kind without a column", "both, or neither for a comparison that a role calls for");
        }

        var steps = table.Reals("at_least");
        if (steps.Any(step => step is <= 0 or >= 1) || steps.Zip(steps.Skip(1)).Any(pair => pair.First <= pair.Second) || (known == ComparisonKind.Similarity) != (steps.Count > 0))
        {
            table.Fault(table.Has("at_least") ? "at_least" : null, steps.Count == 0 ? "no steps" : string.Join(", ", steps),
                "falling similarities between 0 and 1 where the kind is similarity, and none elsewhere");
        }

        var comparison = new ComparisonModel(
            table.RequiredText("name"), FieldRole.Text, column is null ? [] : [column], [.. table.Tables("levels").Select(Level)])
        {
            Kind = known,
            Similarities = steps,
        };
        table.Done("name", "kind", "column", "at_least", "levels");
        return comparison;
    }

    private static LevelModel Level(TomlTable table)
    {
        var level = new LevelModel(table.Text("label") ?? "", Probability(table, "m"), Probability(table, "u"));
        table.Done("label", "m", "u");
        return level;
    }

    private static double? Share(TomlTable table, string key)
    {
        var number = table.Real(key);
        if (number is < 0 or > 1)
        {
            table.Fault(key, number.Value.ToString("R", CultureInfo.InvariantCulture), "a number from 0 to 1");
            return null;
        }

        return number;
    }

    private static double? Probability(TomlTable table, string key)
    {
        var number = table.Real(key);
        if (number is <= 0 or >= 1)
        {
            table.Fault(key, number.Value.ToString("R", CultureInfo.InvariantCulture), "a number between 0 and 1");
            return null;
        }

        return number;
    }

    private static void Write(StringBuilder text, ComparisonModel comparison)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n[[comparisons]]\nname = {TomlText.Quoted(comparison.Name)}\n");
        if (comparison.Kind is { } kind)
        {
            text.Append(CultureInfo.InvariantCulture, $"kind = \"{kind.ToString().ToLowerInvariant()}\"\ncolumn = {TomlText.Quoted(comparison.Columns[0])}\n");
        }

        if (comparison.Similarities.Count > 0)
        {
            text.Append("at_least = [").AppendJoin(", ", comparison.Similarities.Select(Number)).Append("]\n");
        }

        if (comparison.Levels.Count > 0)
        {
            text.Append("levels = [\n");
            foreach (var level in comparison.Levels)
            {
                text.Append("  { label = ").Append(TomlText.Quoted(level.Label));
                text.Append(level.M is { } m ? ", m = " + Number(m) : "").Append(level.U is { } u ? ", u = " + Number(u) : "").Append(" },\n");
            }

            text.Append("]\n");
        }
    }

    private static void Line(StringBuilder text, string key, double? number, string meaning)
    {
        if (number is { } known)
        {
            text.Append(CultureInfo.InvariantCulture, $"{key} = {Number(known)} # {meaning}\n");
        }
    }

    // The shortest digits that read back as the same number; TOML wants a digit after a point.
    private static string Number(double number)
    {
        var digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.Contains('.', StringComparison.Ordinal) || digits.Contains('E', StringComparison.Ordinal) ? digits : digits + ".0";
    }
}
