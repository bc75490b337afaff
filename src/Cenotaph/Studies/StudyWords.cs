using System.Text;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The sides, categories and publishers that a draft has met in its files, in order of first appearance.</summary>
internal sealed class StudyWords
{
    private readonly List<string> sides = [];
    private readonly List<(string Id, string Name)> categories = [];
    private readonly List<(string Id, string Name)> publishers = [];

    /// <summary>The words of a study that declares nothing.</summary>
    public static Vocabulary Empty { get; } = new(
        new(new([]), new(Vocabulary.BuiltInCategoryTerms), new([new(Scope.Everyone)])), [], [], [], new([]), null);

    /// <summary>Declares a side; its name is its word.</summary>
    public string Side(string name)
    {
        if (!sides.Contains(name))
        {
            sides.Add(name);
        }

        return name;
    }

    /// <summary>Declares a category of that name and gives its word.</summary>
    public string Category(string name) => Word(categories, name, "category");

    /// <summary>Declares a publisher of that name; records go on calling it by its name.</summary>
    public string Publisher(string name)
    {
        Word(publishers, name, "source");
        return name;
    }

    /// <summary>The text of study.toml.</summary>
    public string StudyToml(string id, string title)
    {
        var text = new StringBuilder();
        text.Append("# docs/studies.md explains every line.\n");
        text.Append("schema = 1\n");
        text.Append("id = ").Append(TomlText.Quoted(id)).Append('\n');
        text.Append("title = ").Append(TomlText.Quoted(title)).Append('\n');
        text.Append("# start = 2022-02-24   # the day from which cumulative counts run\n");
        text.Append("# as_of = 2026-11-01   # the day to which ages are measured; the newest date of any record when absent\n");
        text.Append("languages = [\"en\"]\n");
        text.Append("# steps = [\"ingest\", \"publish\"]   # what \"cenotaph run\" does; all that the inputs ask for when absent\n");
        foreach (var side in sides.DefaultIfEmpty("Side A"))
        {
            text.Append("\n[[sides]]\nid = ").Append(TomlText.Quoted(side)).Append("\nname = ").Append(TomlText.Quoted(side)).Append('\n');
        }

        foreach (var (category, name) in categories)
        {
            text.Append("\n[[categories]]\nid = ").Append(TomlText.Quoted(category)).Append("\nname = ").Append(TomlText.Quoted(name)).Append('\n');
        }

        text.Append("\n[review]   # of reports of persons\nfour_eyes = false   # true: same, different and withdrawn count when two reviewers agree\n");
        text.Append("\n[words]   # quantity words become bounds and never enter an estimate\n");
        text.Append("# hundreds = { low = 200, high = 999 }\n");
        return text.ToString();
    }

    /// <summary>The text of sources.toml.</summary>
    public string SourcesToml()
    {
        var text = new StringBuilder("# Who publishes what, and how each stands to each side: own, adversary, ally or third (third when absent).\n");
        foreach (var (id, name) in publishers)
        {
            text.Append("\n[[publishers]]\nid = ").Append(TomlText.Quoted(id)).Append("\nname = ").Append(TomlText.Quoted(name))
                .Append("\n# relation = { ").Append(TomlText.Key(sides.FirstOrDefault("Side A"))).Append(" = \"own\" }\n");
        }

        return text.ToString();
    }

    private static string Word(List<(string Id, string Name)> list, string name, string otherwise)
    {
        var folded = new PublisherList([new("?", new(name), [], "other", null, System.Collections.Immutable.ImmutableSortedDictionary<string, Relation>.Empty, null, null)]);
        var known = list.FindIndex(one => folded.Find(one.Name) is not null);
        if (known >= 0)
        {
            return list[known].Id;
        }

        var slug = TomlText.Slug(name, otherwise);
        var id = slug;
        for (var number = 2; list.Exists(one => one.Id == id); number++)
        {
            id = slug + "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        list.Add((id, name));
        return id;
    }
}
