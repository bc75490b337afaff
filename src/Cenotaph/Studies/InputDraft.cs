using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>A first draft of one input out of a file that nobody described: every guess is written down with its doubt.</summary>
internal sealed class InputDraft
{
    private readonly string path;
    private readonly string file;
    private readonly MappingGuess mapping;
    private readonly List<ColumnSurvey> survey;
    private readonly Dictionary<string, string> fields;
    private readonly SortedDictionary<string, string> constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> values = new(StringComparer.Ordinal);
    private readonly List<string> dateFormats = [];
    private readonly List<string> key = [];
    private readonly List<(string Name, string Column, string Category)> series = [];
    private readonly StudyWords words;
    private readonly ICollection<Problem> doubts;

    private InputDraft(
        string path, string file, FormatGuess table, MappingGuess mapping, StudyWords words, ICollection<Problem> doubts)
    {
        (this.path, this.file, this.mapping, this.words, this.doubts) = (path, file, mapping, words, doubts);
        Table = table;
        survey = ColumnSurvey.Of(path, file, table.Format, out var rows);
        Rows = rows;
        fields = mapping.Columns.Where(column => column.Field is not null)
            .ToDictionary(column => column.Field!, column => column.Column, StringComparer.Ordinal);
    }

    /// <summary>The file's table as it seems.</summary>
    public FormatGuess Table { get; }

    /// <summary>How many rows it has.</summary>
    public long Rows { get; }

    /// <summary>The field that each column was taken for; those without one are left out.</summary>
    public IEnumerable<(string Field, string Column)> Fields =>
        mapping.Columns.Where(column => column.Field is not null).Select(column => (column.Field!, column.Column));

    /// <summary>The series that the measured columns of a register were taken for.</summary>
    public IEnumerable<(string Series, string Column)> Measured => series.Select(one => (one.Name, one.Column));

    /// <summary>The word that a text in a column stands for.</summary>
    public string Word(string field, string text) =>
        values.TryGetValue(field, out var map) && map.TryGetValue(text, out var word) ? word : text;

    /// <summary>Drafts the input of a file; null, with problems, when the file cannot be read.</summary>
    public static InputDraft? Of(string path, string file, StudyWords words, ICollection<Problem> doubts)
    {
        if (FormatGuess.Of(path, file, doubts) is not { } table)
        {
            return null;
        }

        RecordKind[] kinds = [ClaimFields.Kind(StudyWords.Empty), ReportFields.Kind, RegisterFields.Kind];
        var guessed = new ProblemCollection();
        var mapping = MappingGuess.Best(table, kinds, file, guessed);

        // Fields that are left over are settled below, each with a doubt that says how.
        foreach (var doubt in guessed.Where(doubt => doubt.Column is not null || !doubt.Seen.StartsWith("no column", StringComparison.Ordinal)))
        {
            doubts.Add(doubt);
        }

        var draft = new InputDraft(path, file, table, mapping, words, doubts);
        draft.Settle();
        return draft;
    }

    /// <summary>The text of inputs/NAME.toml.</summary>
    /// <param name="data">The path of the file inside the study.</param>
    public string Toml(string data)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line("# Drafted by cenotaph new; docs/studies.md explains every line.");
        foreach (var doubt in doubts.Where(doubt => doubt.File == file))
        {
            Line("# DOUBT: " + doubt.ToString().ReplaceLineEndings(" "));
        }

        Line($"kind = {TomlText.Quoted(mapping.Kind.Name)}");
        Line($"path = {TomlText.Quoted(data)}");
        Format(Line);
        if (key.Count > 0)
        {
            Line($"key = [{string.Join(", ", key.Select(TomlText.Quoted))}]");
        }

        if (dateFormats.Count > 0)
        {
            Line($"date_formats = [{string.Join(", ", dateFormats.Select(TomlText.Quoted))}]");
        }

        Line("");
        Line("[origin]");
        Line("publisher = \"\"   # who published the file");
        Line($"title = {TomlText.Quoted(Path.GetFileName(file))}");
        Line("# address = \"https://…\"");
        Line("# accessed = \"2026-11-01\"");
        Line("# licence = \"\"");
        Line("");
        Line("[columns]");
        foreach (var (field, column) in Fields)
        {
            Line($"{field} = {TomlText.Quoted(column)}");
        }

        foreach (var column in mapping.Columns.Where(column => column.Field is null && !IsMeasured(column.Column)))
        {
            Line($"# not used: {TomlText.Quoted(column.Column)}");
        }

        if (constants.Count > 0)
        {
            Line("");
            Line("[constants]");
            foreach (var (field, constant) in constants)
            {
                Line($"{field} = {TomlText.Quoted(constant)}");
            }
        }

        foreach (var (field, map) in values.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Line("");
            Line($"[values.{field}]");
            foreach (var (seen, word) in map)
            {
                Line($"{TomlText.Quoted(seen)} = {TomlText.Quoted(word)}");
            }
        }

        foreach (var section in series.Select(Section))
        {
            Line("");
            Line(section);
        }

        return text.ToString();
    }

    private void Settle()
    {
        if (mapping.Kind.Name == ClaimFields.Name)
        {
            Declare("side", words.Side, "Side A");
            Declare("category", Category, "killed");
            Declare("publisher", words.Publisher, "Unnamed publisher");
            Declare("kind", Kind, "cumulative");
            Declare("scope", _ => "all", null);
            Declare("bound", word => BoundWords.Parse(word) is null ? "" : word, null);
            Declare("confirmation", word => QuantityWords.ParseConfirmation(word) is null ? "total" : word, null);
            if (!fields.ContainsKey("figure") && !fields.ContainsKey("value") && !fields.ContainsKey("low") && !fields.ContainsKey("high"))
            {
                Doubt(null, "no column of numbers", "a line figure = \"…\" in [columns] that names it");
            }
        }
        else if (mapping.Kind.Name == ReportFields.Name)
        {
            Declare("status", word => StatusWords.Category(word) is { } status && ReportFields.Statuses.Contains(status) ? status : "", null);
        }
        else
        {
            words.Side("Side A");
            words.Publisher("Unnamed publisher");
            Series();
        }

        Dates();
        foreach (var column in mapping.Columns.Where(column => column.Field is null && !IsMeasured(column.Column)))
        {
            Doubt(column.Column, "a column that fits no field", "a line in [columns] if it is needed; left out");
        }

        if (!fields.ContainsKey("id"))
        {
            key.AddRange(UniqueKey.Of(path, Table.Format, [.. Preferred()]));
            Doubt(null, "no column that names a row", $"an id column, or columns that name a row together; taken {string.Join(", ", key.Select(one => $"\"{one}\""))}");
        }
    }

    // Columns that a key may be made of: what a row is about comes before what it says.
    private IEnumerable<string> Preferred()
    {
        string[] first = ["name", "birth_date", "date", "as_of", "publisher", "side", "category", "area", "published_at", "event_date", "figure"];
        return first.Where(fields.ContainsKey).Select(field => fields[field])
            .Concat(Table.Columns).Distinct(StringComparer.Ordinal);
    }

    private void Declare(string field, Func<string, string> word, string? otherwise)
    {
        if (!fields.TryGetValue(field, out var column))
        {
            if (otherwise is not null)
            {
                constants[field] = word(otherwise);
                Doubt(null, $"no column for the field {field}", $"{field} = \"…\" in [columns] or [constants]; taken \"{constants[field]}\" for every row");
            }

            return;
        }

        if (survey.Find(one => one.Name == column)?.Words is not { } seen)
        {
            Doubt(column, "more different texts than a list of words has", $"a column of words for the field {field}");
            return;
        }

        foreach (var text in seen)
        {
            var known = word(text);
            if (known != text)
            {
                (values.TryGetValue(field, out var map) ? map : values[field] = new(StringComparer.Ordinal))[text] = known;
                if (known.Length == 0)
                {
                    Doubt(column, mapping.Kind.Personal ? "a word that means nothing here" : $"\"{text}\"", $"a word for {field} in [values.{field}]; taken as not known");
                }
            }
        }
    }

    private string Category(string text)
    {
        if (StatusWords.Category(text) is { } known && known != "alive")
        {
            return known;
        }

        var id = words.Category(text);
        Doubt(fields.GetValueOrDefault("category"), $"\"{text}\"", $"a built-in category in [values.category]; declared as \"{id}\"");
        return id;
    }

    private string Kind(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        return QuantityWords.ParseKind(word) is not null ? word
            : word is "total" or "всего" or "накопительно" or "всього" ? "cumulative"
            : Doubtful();

        string Doubtful()
        {
            Doubt(fields.GetValueOrDefault("kind"), $"\"{text}\"", "cumulative, period or rate in [values.kind]; taken as cumulative");
            return "cumulative";
        }
    }

    private void Dates()
    {
        foreach (var (field, column) in Fields.Where(one => mapping.Kind.Find(one.Field)!.Type == FieldType.Date))
        {
            if (survey.Find(one => one.Name == column)?.DateFormat is var (format, certain))
            {
                if (!dateFormats.Contains(format))
                {
                    dateFormats.Add(format);
                }

                if (!certain)
                {
                    Doubt(column, "dates that can be read in two ways", $"date_formats that says which; taken {format} for the field {field}");
                }
            }
        }
    }

    private bool IsMeasured(string column) => series.Exists(one => one.Column == column);

    private void Series()
    {
        foreach (var column in mapping.Columns.Where(column => column.Field is null))
        {
            var found = survey.Find(one => one.Name == column.Column);
            if (found is null || found.Filled == 0 || found.Numbers * 10 < found.Filled * 9)
            {
                continue;
            }

            var number = string.Create(CultureInfo.InvariantCulture, $"series-{series.Count + 1}");
            var name = TomlText.Slug(column.Column, number);
            name = series.Exists(one => one.Name == name) ? number : name;
            var category = StatusWords.OfHeading(column.Column) ?? "casualties";
            series.Add((name, column.Column, category));
            Doubt(column.Column, "a column of numbers", $"its publisher, side, category and quantity in [series.{name}]; "
                + $"taken \"Unnamed publisher\", \"Side A\", \"{category}\" and \"cumulative\"");
        }
    }

    private string Section((string Name, string Column, string Category) one) => $"""
        [series.{one.Name}]
        title = {TomlText.Quoted(one.Column)}
        value = {TomlText.Quoted(one.Column)}
        publisher = {TomlText.Quoted(words.Publisher("Unnamed publisher"))}   # DOUBT: who published it
        side = {TomlText.Quoted(words.Side("Side A"))}   # DOUBT: whose people are counted
        category = {TomlText.Quoted(one.Category)}   # DOUBT: what happened to those counted
        quantity = "cumulative"   # DOUBT: cumulative, period, rate, ratio or level
        """.ReplaceLineEndings("\n");

    private void Format(Action<string> line)
    {
        var format = Table.Format;
        if (format.Format is { } known)
        {
            line($"format = \"{(known == FileFormat.JsonLines ? "jsonl" : known.ToString().ToLowerInvariant())}\"");
        }

        if (format.Encoding is not null)
        {
            line($"encoding = {TomlText.Quoted(format.Encoding)}");
        }

        if (format.Separator is { } separator)
        {
            line($"separator = {TomlText.Quoted(separator.ToString())}");
        }

        if (format.Sheet is not null)
        {
            line($"sheet = {TomlText.Quoted(format.Sheet)}");
        }

        if (format.HeaderRow != 1)
        {
            line(string.Create(CultureInfo.InvariantCulture, $"header_row = {format.HeaderRow}"));
        }

        if (format.At is not null)
        {
            line($"at = {TomlText.Quoted(format.At)}");
        }
    }

    private void Doubt(string? column, string seen, string expected) =>
        doubts.Add(new(file, null, column, seen, expected, Severity.Doubt));
}
