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
    public static ModelSettings? Read(string path, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(problems);
        var found = new ProblemCollection();
        var settings = TomlFile.Read(path, Path.GetFileName(path), found) is { } table ? Read(table) : null;
        foreach (var problem in found)
        {
            problems.Add(problem);
        }

        return found.Errors == 0 ? settings : null;
    }

    /// <summary>The settings as a file: reading it gives the same settings.</summary>
    public static string Text(ModelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var text = new StringBuilder(
            """
            # A linkage model. What is taken out is chosen or estimated from the data again.
            schema = 1

            """);
        Line(text, "lambda", settings.Lambda, "the share of all pairs that are matches");
        Line(text, "threshold", settings.Threshold, "the average probability from which on clusters are joined");
        if (settings.Exchanged is { } exchanged)
        {
            text.Append(CultureInfo.InvariantCulture, $"exchanged = {{ m = {Number(exchanged.M)}, u = {Number(exchanged.U)} }} # surname and given name in each other's field\n");
        }

        text.Append("\n# What each column says; \"ignored\" leaves it out.\n[roles]\n");
        foreach (var (column, role) in settings.Roles.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{TomlText.Key(column)} = \"{RoleWord(role)}\"\n");
        }

        foreach (var rule in settings.Rules)
        {
            text.Append("\n[[blocking]]\nkeys = [").AppendJoin(", ", rule.Select(TomlText.Quoted)).Append("]\n");
        }

        foreach (var comparison in settings.Comparisons)
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

    private static ModelSettings Read(TomlTable table)
    {
        var schema = table.Whole("schema");
        if (schema != Schema && (schema is not null || !table.Has("schema")))
        {
            table.Fault("schema", schema is null ? "nothing" : $"{schema}", $"{Schema}, the only schema that this version reads");
        }

        var settings = new ModelSettings
        {
            Lambda = Probability(table, "lambda"),
            Threshold = Threshold(table),
            Exchanged = table.Table("exchanged") is { } exchanged && Exchanged(exchanged) is { } both ? both : null,
            Roles = table.Table("roles") is { } roles ? RolesOf(roles) : new Dictionary<string, FieldRole>(StringComparer.Ordinal),
            Rules = [.. table.Tables("blocking").Select(Rule)],
            Comparisons = [.. table.Tables("comparisons").Select(Comparison)],
        };
        foreach (var twice in settings.Comparisons.GroupBy(comparison => comparison.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            table.Fault("comparisons", $"\"{twice.Key}\" twice", "a name for each comparison");
        }

        table.Done("schema", "lambda", "threshold", "exchanged", "roles", "blocking", "comparisons");
        return settings;
    }

    private static (double M, double U)? Exchanged(TomlTable table)
    {
        var (m, u) = (Probability(table, "m"), Probability(table, "u"));
        table.Done("m", "u");
        return m is { } match && u is { } other ? (match, other) : null;
    }

    private static Dictionary<string, FieldRole> RolesOf(TomlTable table)
    {
        Dictionary<string, FieldRole> roles = new(StringComparer.Ordinal);
        foreach (var column in table.Keys)
        {
            var word = table.RequiredText(column);
            if (Array.IndexOf(Roles, word) is >= 0 and var role)
            {
                roles[column] = (FieldRole)role;
            }
            else if (word.Length > 0)
            {
                table.Fault(column, $"\"{word}\"", "one of " + string.Join(", ", Roles));
            }
        }

        return roles;
    }

    private static List<string> Rule(TomlTable table)
    {
        var keys = table.Texts("keys");
        if (keys.Length == 0)
        {
            table.Fault("keys", "nothing", "a list of keys that must all be equal");
        }

        table.Done("keys");
        return [.. keys];
    }

    private static ModelComparison Comparison(TomlTable table)
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
        if (known is null != column is null)
        {
            table.Fault(known is null ? "column" : "kind", known is null ? "a column without a kind" : "a kind without a column", "both, or neither for a comparison that a role calls for");
        }

        var steps = table.Reals("at_least");
        if (steps.Any(step => step is <= 0 or >= 1) || steps.Zip(steps.Skip(1)).Any(pair => pair.First <= pair.Second) || (known == ComparisonKind.Similarity) != (steps.Count > 0))
        {
            table.Fault(table.Has("at_least") ? "at_least" : null, steps.Count == 0 ? "no steps" : string.Join(", ", steps),
                "falling similarities between 0 and 1 where the kind is similarity, and none elsewhere");
        }

        var comparison = new ModelComparison(table.RequiredText("name"), [.. table.Tables("levels").Select(Level)])
        {
            Kind = known,
            Column = known is null ? null : column,
            Similarities = steps,
            UsesFrequency = table.Has("term_frequency") ? table.Flag("term_frequency") : null,
        };
        table.Done("name", "kind", "column", "at_least", "term_frequency", "levels");
        return comparison;
    }

    private static ModelLevel Level(TomlTable table)
    {
        var level = new ModelLevel(table.Text("label") ?? "", Probability(table, "m"), Probability(table, "u"));
        table.Done("label", "m", "u");
        return level;
    }

    private static double? Threshold(TomlTable table)
    {
        var number = table.Real("threshold");
        if (number is < 0 or > 1)
        {
            table.Fault("threshold", number.Value.ToString("R", CultureInfo.InvariantCulture), "a probability, 0 to 1");
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

    private static void Write(StringBuilder text, ModelComparison comparison)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n[[comparisons]]\nname = {TomlText.Quoted(comparison.Name)}\n");
        if (comparison.Kind is { } kind)
        {
            text.Append(CultureInfo.InvariantCulture, $"kind = \"{kind.ToString().ToLowerInvariant()}\"\ncolumn = {TomlText.Quoted(comparison.Column!)}\n");
        }

        if (comparison.Similarities.Count > 0)
        {
            text.Append("at_least = [").AppendJoin(", ", comparison.Similarities.Select(Number)).Append("]\n");
        }

        if (comparison.UsesFrequency is { } frequency)
        {
            text.Append(CultureInfo.InvariantCulture, $"term_frequency = {(frequency ? "true" : "false")}\n");
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
