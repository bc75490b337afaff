using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The publishers and lineage edges of sources.toml.</summary>
internal sealed record SourceFile(PublisherList Publishers, ImmutableArray<LineageEdge> Lineage)
{
    internal const string Name = "sources.toml";
    internal const string ClaimMark = "claim:";

    private static readonly string[] EdgeRelations =
        ["republishes", "derived", "pooled", "transcribes", "secondary", "primary", "suspected"];

    public static SourceFile Read(string folder, Nesting sides, ICollection<Problem> problems)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path) || TomlFile.Read(path, Name, problems) is not { } table)
        {
            return new(new([]), []);
        }

        List<Publisher> publishers = [];
        foreach (var section in table.Tables("publishers"))
        {
            publishers.Add(PublisherOf(section, sides));
        }

        PublisherList list;
        try
        {
            list = new(publishers);
        }
        catch (ArgumentException exception)
        {
            table.Fault("publishers", exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "one publisher for each name");
            list = new([]);
        }

        var edges = table.Tables("lineage").Select(section => EdgeOf(section, list)).ToImmutableArray();
        table.Done("publishers, lineage");
        return new(list, edges);
    }

    /// <summary>The line of the first edge from a publisher, or a claim as claim:ID; null where the file has none.</summary>
    public static int? LineOf(string folder, string from)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) && TomlFile.Read(path, Name, []) is { } table ? table.Tables("lineage").FirstOrDefault(edge => edge.Text("from") == from)?.LineOf("from") : null;
    }

    private static Publisher PublisherOf(TomlTable section, Nesting sides)
    {
        var id = section.Identifier("id");
        var side = section.Text("side");
        if (side is not null && !sides.Knows(side))
        {
            section.Fault("side", $"\"{side}\"", "a side declared in study.toml");
        }

        var relations = ImmutableSortedDictionary.CreateBuilder<string, Relation>(StringComparer.Ordinal);
        if (section.Table("relation") is { } table)
        {
            foreach (var key in table.Keys)
            {
                if (!sides.Knows(key))
                {
                    table.Fault(key, $"\"{key}\"", "a side declared in study.toml");
                }

                if (RelationWords.Parse(table.RequiredText(key)) is { } relation and not Relation.Mixed)
                {
                    relations[key] = relation;
                }
                else
                {
                    table.Fault(key, $"\"{table.Text(key)}\"", "own, adversary, ally or third");
                }
            }
        }

        var aliases = section.Texts("aliases");
        if (aliases.Any(alias => !PublisherList.IsName(alias)))
        {
            section.Fault("aliases", "an empty name", "names as inputs spell them");
        }

        var publisher = new Publisher(
            id,
            section.Local("name") ?? new(id.Length == 0 ? "?" : id),
            aliases,
            section.Text("kind") ?? "other",
            side,
            relations.ToImmutable(),
            section.Text("address"),
            section.Text("note"));
        section.Done("id, name, aliases, kind, side, relation, address, note");
        return publisher;
    }

    private static LineageEdge EdgeOf(TomlTable section, PublisherList publishers)
    {
        var (from, fromClaim) = End(section, "from", publishers);
        var (of, ofClaim) = End(section, "of", publishers);
        var relation = section.RequiredText("relation");
        if (relation.Length > 0 && !EdgeRelations.Contains(relation))
        {
            section.Fault("relation", $"\"{relation}\"", string.Join(", ", EdgeRelations));
        }

        var status = section.RequiredText("status");
        LineageStatus? known = status switch
        {
            "stated" => LineageStatus.Stated,
            "inferred" => LineageStatus.Inferred,
            _ => null,
        };
        if (known is null && status.Length > 0)
        {
            section.Fault("status", $"\"{status}\"", "stated or inferred; a row of judgements/*.csv accepts an inferred edge");
        }

        var strength = section.Number("strength");
        if (strength is < 0 or > 1)
        {
            section.Fault("strength", section.Text("strength")!, "a number from 0 to 1");
        }

        var evidence = section.Text("evidence");
        section.Done("from, of, relation, status, strength, evidence");
        return new(from, of, fromClaim, ofClaim, relation, known ?? LineageStatus.Inferred, strength, evidence);
    }

    private static (string Id, bool IsClaim) End(TomlTable section, string key, PublisherList publishers)
    {
        var text = section.RequiredText(key);
        if (text.StartsWith(ClaimMark, StringComparison.Ordinal))
        {
            return (text[ClaimMark.Length..], true);
        }

        if (text.Length > 0 && publishers.Find(text) is { } publisher)
        {
            return (publisher.Id, false);
        }

        if (text.Length > 0)
        {
            section.Fault(key, $"\"{text}\"", "a publisher of this file, or a claim as claim:ID");
        }

        return (text, false);
    }
}
