using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Store;

namespace Cenotaph.Ingest;

/// <summary>
/// The typed columns of an archived table, and the rows they are filled with from canonical bodies. A date that may be more than a day has two
/// columns: its first day, and its last under the name with <c>.last</c>.
/// </summary>
internal sealed class TableColumns
{
    /// <summary>What the column of a date's last day is called behind the field's name.</summary>
    public const string LastDay = ".last";

    // DECIMAL(38,18) has twenty digits before the point.
    private const decimal LargestFraction = 10_000_000_000_000_000_000m;
    private const int MostDigits = 18;

    private readonly List<(string Name, FieldType Type, int Column)> fields = [];
    private readonly Dictionary<string, int> measures = new(StringComparer.Ordinal);
    private readonly List<ParquetColumn> columns = [];

    /// <summary>The columns that a plan gives: those of its fields in the order of names, then its measures.</summary>
    public TableColumns(InputPlan plan)
    {
        foreach (var field in plan.Kind.Fields.OrderBy(field => field.Name, StringComparer.Ordinal)
            .Where(field => field.Name == "id" || plan.Columns.ContainsKey(field.Name) || plan.Constants.ContainsKey(field.Name)))
        {
            fields.Add((field.Name, field.Type, columns.Count));
            columns.Add(new(field.Name, TypeOf(field)));
            if (field.Type == FieldType.Date)
            {
                columns.Add(new(field.Name + LastDay, ParquetType.Day));
            }
        }

        foreach (var measure in plan.Measures.OrderBy(measure => measure.Name, StringComparer.Ordinal))
        {
            measures.Add(measure.Name, columns.Count);
            columns.Add(new("values." + measure.Name, ParquetType.Fraction));
        }
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<ParquetColumn> All => columns;

    /// <summary>Fills a row from a body.</summary>
    /// <returns>The field whose number has more digits than a column takes; null when all fit.</returns>
    public string? Fill(ReadOnlySpan<byte> body, ParquetCell[] cells)
    {
        Array.Clear(cells);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var at = 0;
        string? misfit = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("values"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    misfit = SetFraction(ref cells[measures[name]], reader.GetString()!) ? misfit : name;
                }

                continue;
            }

            // Members and fields are in the same order; a field without a value has no member.
            var found = at;
            while (found < fields.Count && !reader.ValueTextEquals(fields[found].Name))
            {
                found++;
            }

            reader.Read();
            if (found == fields.Count)
            {
                continue;
            }

            at = found + 1;
            var (field, type, column) = fields[found];
            switch (type)
            {
                case FieldType.Day or FieldType.Date:
                    var date = Date(ref reader);
                    cells[column].Set(date.First);
                    if (type == FieldType.Date)
                    {
                        cells[column + 1].Set(date.Last);
                    }

                    break;
                case FieldType.Count when long.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole):
                    cells[column].Set(whole);
                    break;
                case FieldType.Number:
                    misfit = SetFraction(ref cells[column], reader.GetString()!) ? misfit : field;
                    break;
                case FieldType.Text:
                    cells[column].Set(reader.GetString()!);
                    break;
                default:
                    misfit = field;
                    break;
            }
        }

        return misfit;
    }

    private static ParquetType TypeOf(Field field) => field.Type switch
    {
        FieldType.Text => ParquetType.Text,
        FieldType.Day or FieldType.Date => ParquetType.Day,
        FieldType.Count => ParquetType.Whole,
        FieldType.Number => ParquetType.Fraction,
        _ => throw new ArgumentException($"A field of type {field.Type} cannot stand in an archived table.", nameof(field)),
    };

    private static bool SetFraction(ref ParquetCell cell, string text)
    {
        var number = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        cell.Set(number);
        return Math.Abs(number) < LargestFraction && number.Scale <= MostDigits;
    }

    private static DateSpan Date(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        if (text.Length == 10 && System.Buffers.Text.Utf8Parser.TryParse(text[..4], out int year, out _)
            && System.Buffers.Text.Utf8Parser.TryParse(text[5..7], out int month, out _)
            && System.Buffers.Text.Utf8Parser.TryParse(text[8..], out int day, out _))
        {
            return DateSpan.Day(new(year, month, day));
        }

        return DateSpan.TryParse(reader.GetString(), out var date) ? date : throw new FormatException("A body holds a date that cannot be read.");
    }
}
