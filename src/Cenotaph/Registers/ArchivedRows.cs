using System.Buffers;
using System.Text.Json;
using Cenotaph.Store;

namespace Cenotaph.Registers;

/// <summary>Rows of an archived table as the bodies that they would have as entries.</summary>
internal static class ArchivedRows
{
    private const string LastDay = ".last";
    private const string Measures = "values.";

    /// <summary>The bodies, in the order of the file; each is valid until the next.</summary>
    public static IEnumerable<JsonElement> Bodies(string path)
    {
        using var query = new ParquetQuery(path);
        var columns = query.Columns.ToList();
        var lasts = columns.ConvertAll(column => columns.IndexOf(column + LastDay));
        var buffer = new ArrayBufferWriter<byte>();
        while (query.Read())
        {
            buffer.Clear();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                for (var i = 0; i < columns.Count; i++)
                {
                    if (query[i] is { Length: > 0 } text && !columns[i].StartsWith(Measures, StringComparison.Ordinal) && !lasts.Contains(i))
                    {
                        json.WriteString(columns[i], lasts[i] < 0 ? text : Span(text, query[lasts[i]]));
                    }
                }

                json.WriteStartObject("values");
                for (var i = 0; i < columns.Count; i++)
                {
                    if (columns[i].StartsWith(Measures, StringComparison.Ordinal) && query[i] is { Length: > 0 } text)
                    {
                        json.WriteString(columns[i].AsSpan(Measures.Length), text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text);
                    }
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            using var document = JsonDocument.Parse(buffer.WrittenMemory);
            yield return document.RootElement;
        }
    }

    private static string Span(string first, string last) =>
        first != last && DateSpan.TryParse(first, out var from) && DateSpan.TryParse(last, out var to) ? new DateSpan(from.First, to.Last).ToString() : first;
}
