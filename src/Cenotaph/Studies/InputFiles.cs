using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The inputs of a study, the series that its registers define, and its tables of capture histories.</summary>
internal sealed record InputFiles(ImmutableArray<InputPlan> Plans, ImmutableArray<SeriesDefinition> Series, ImmutableArray<HistoryTable> Histories)
{
    private const string Members =
        "kind, path, as, format, encoding, separator, sheet, header_row, at, list_separator, date_formats, on_vanish, key, "
        + "origin, columns, constants, values, series";

    public static InputFiles Read(string folder, Vocabulary vocabulary, ICollection<Problem> problems)
    {
        var inputs = Path.Combine(folder, "inputs");
        List<InputPlan> plans = [];
        List<SeriesDefinition> series = [];
        List<HistoryTable> histories = [];
        foreach (var path in Files(inputs, problems))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (name == DeskReport.Input)
            {
                problems.Add(new($"inputs/{name}.toml", null, null, "the name of the reports entered by hand", "another name"));
            }
            else if (TomlFile.Read(path, $"inputs/{name}.toml", problems) is { } table)
            {
                plans.Add(Plan(table, name, vocabulary, series, histories));
            }
        }

        return new([.. plans], [.. series], [.. histories]);
    }

    private static IEnumerable<string> Files(string folder, ICollection<Problem> problems)
    {
        const string Ending = ".toml";
        try
        {
            if (!Directory.Exists(folder))
            {
                return [];
            }

            var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal)
                .Where(path => Path.GetFileName(path) is var name && name[0] != '.' && name != "README.md").ToList();
            foreach (var stray in files.Where(path => !path.EndsWith(Ending, StringComparison.Ordinal)))
            {
                problems.Add(new(
                    "inputs/" + Path.GetFileName(stray), null, null, "a file that is not read", "inputs as NAME.toml", Severity.Doubt));
            }

            return files.Where(path => path.EndsWith(Ending, StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new("inputs", null, null, exception.Message, "a folder that can be read"));
            return [];
        }
    }

    private static InputPlan Plan(TomlTable table, string name, Vocabulary vocabulary, List<SeriesDefinition> series, List<HistoryTable> histories)
    {
        RecordKind[] kinds = [ClaimFields.Kind(vocabulary), RegisterFields.Kind, ReportFields.Kind, CaseFields.Kind];
        var word = table.RequiredText("kind");
        var origin = OriginOf(table.Table("origin"));
        if (!table.Has("origin"))
        {
            table.Fault(null, "no section [origin]", "at least the publisher or title of the file");
        }

        var lists = word == HistoryTable.Kind ? HistoryTable.Read(table, name, origin) : null;
        var kind = lists?.RecordKind ?? kinds.FirstOrDefault(one => one.Name == word) ?? kinds[0];
        if (word.Length > 0 && kind.Name != word)
        {
            table.Fault("kind", $"\"{word}\"", "claim, register, report, case or histories");
        }

        if (lists is not null)
        {
            histories.Add(lists);
        }

        var vanish = table.Text("on_vanish");
        if (vanish is not (null or "keep" or "drop"))
        {
            table.Fault("on_vanish", $"\"{vanish}\"", "keep or drop");
        }

        var form = table.Text("as");
        if (form is not (null or "table" or "rows"))
        {
            table.Fault("as", $"\"{form}\"", "table or rows");
        }
        else if ((form == "table" && !kind.MayBeTable) || (form == "rows" && kind.IsTable))
        {
            table.Fault("as", $"\"{form}\"", form == "rows" ? "table: cases enter as one entry" : "rows: claims and reports enter row by row, so that each can be superseded, judged and erased");
        }

        List<Measure> measures = [];
        if (table.Table("series") is { } sections)
        {
            foreach (var id in sections.Keys)
            {
                if (!StudyLoader.Slug().IsMatch(id))
                {
                    sections.Fault(id, $"\"{id}\"", "a name of lower-case letters, digits and hyphens");
                }

                if (series.Find(one => one.Id == id) is { } other)
                {
                    sections.Fault(id, $"a series that inputs/{other.Input}.toml defines too", "a name of its own");
                }

                if (sections.Table(id) is { } section)
                {
                    series.Add(SeriesSection.Read(section, id, name, origin, vocabulary, measures));
                }
            }
        }

        var plan = new InputPlan
        {
            Name = name,
            Kind = kind,
            Path = table.RequiredText("path"),
            Format = FormatOf(table),
            Columns = ColumnsOf(table, kind, lists),
            Constants = Map(table.Table("constants"), kind, (constants, field) => constants.Text(field) ?? ""),
            Values = ValuesOf(table.Table("values"), kind),
            Key = lists is not null && !table.Has("key") ? lists.Columns : table.Texts("key"),
            Measures = [.. measures],
            ListSeparator = table.Text("list_separator") is { Length: > 0 } separator ? separator : ";",
            DateFormats = table.Texts("date_formats"),
            AsTable = form is null ? null : form == "table",
            KeepsVanished = vanish is null ? kind.KeepsVanished : vanish == "keep",
            Origin = origin,
        };
        table.Done(lists is null ? Members : Members + ", lists, strata, imputation, linkage_draw");
        Check(table, plan);
        return plan;
    }

    // A column of a table of histories has the name of its field unless the input says otherwise.
    private static ImmutableSortedDictionary<string, string> ColumnsOf(TomlTable table, RecordKind kind, HistoryTable? lists)
    {
        var columns = Map(table.Table("columns"), kind, (section, field) => section.RequiredText(field));
        return lists is null ? columns
            : columns.AddRange(lists.Columns.Append(HistoryTable.Count).Distinct(StringComparer.Ordinal).Where(field => !columns.ContainsKey(field)).Select(field => KeyValuePair.Create(field, field)));
    }

    private static void Check(TomlTable table, InputPlan plan)
    {
        foreach (var field in plan.Kind.Fields.Where(field => field.Required
            && !plan.Columns.ContainsKey(field.Name) && !plan.Constants.ContainsKey(field.Name)
            && !(field.Name == "id" && plan.Key.Length > 0)))
        {
            table.Fault("columns." + field.Name, "nothing", $"a column or a constant. {field.Meaning.TrimEnd('.')}");
        }

        if (plan.Kind == RegisterFields.Kind && plan.Key.IsEmpty && !plan.Columns.ContainsKey("id"))
        {
            table.Fault("key", "nothing", "the columns that together name a row, or an id column");
        }

        if (plan.Kind == RegisterFields.Kind && plan.Measures.IsEmpty)
        {
            table.Fault("series", "nothing", "a section [series.NAME] for each measured column");
        }

        foreach (var (field, constant) in plan.Constants)
        {
            if (plan.Kind.Find(field) is { Words.IsDefaultOrEmpty: false } known
                && !constant.Split(plan.ListSeparator).All(word => known.Words.Contains(word.Trim())))
            {
                table.Fault("constants." + field, $"\"{constant}\"", "a declared word");
            }
        }
    }

    private static InputFormat FormatOf(TomlTable table)
    {
        FileFormat? format = table.Text("format") switch
        {
            null => null,
            "csv" => FileFormat.Csv,
            "tsv" => FileFormat.Tsv,
            "xlsx" => FileFormat.Xlsx,
            "json" => FileFormat.Json,
            "jsonl" => FileFormat.JsonLines,
            "parquet" => FileFormat.Parquet,
            var word => Unknown(word),
        };
        var separator = table.Text("separator");
        if (separator is not null && separator.Length != 1)
        {
            table.Fault("separator", $"\"{separator}\"", "one character");
        }

        var header = table.Whole("header_row");
        if (header < 1)
        {
            table.Fault("header_row", $"{header}", "a line number from 1");
        }

        return new(
            format, table.Text("encoding"), separator is [var one] ? one : null, table.Text("sheet"), header ?? 1, table.Text("at"));

        FileFormat? Unknown(string word)
        {
            table.Fault("format", $"\"{word}\"", "csv, tsv, xlsx, json, jsonl or parquet");
            return null;
        }
    }

    internal static Origin OriginOf(TomlTable? section)
    {
        if (section is null)
        {
            return new(null);
        }

        var origin = new Origin(
            section.Text("publisher"), section.Text("title"), section.Text("address"), section.Date("published"),
            section.Date("accessed"), null, section.Text("licence"), section.Text("citation"));
        section.Done("publisher, title, address, published, accessed, licence, citation");
        return origin;
    }

    private static ImmutableSortedDictionary<string, string> Map(
        TomlTable? section, RecordKind kind, Func<TomlTable, string, string> text)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in section?.Keys ?? [])
        {
            if (kind.Find(field) is null)
            {
                section!.Fault(field, $"\"{field}\"", $"a field of a {kind.Name}: {string.Join(", ", kind.Fields.Select(one => one.Name))}");
            }

            map[field] = text(section!, field);
        }

        return map.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> ValuesOf(TomlTable? section, RecordKind kind)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var field in section?.Keys ?? [])
        {
            if (kind.Find(field) is null)
            {
                section!.Fault(field, $"\"{field}\"", $"a field of a {kind.Name}");
            }

            if (section!.Table(field) is { } words)
            {
                values[field] = words.Keys.ToImmutableSortedDictionary(seen => seen, seen => words.Text(seen) ?? "", StringComparer.Ordinal);
            }
        }

        return values.ToImmutable();
    }
}
