using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cenotaph.Publication;

namespace Cenotaph.Site;

/// <summary>What a bulletin was made from, as JSON. The ledger's head is not in it: two clones of a study differ there.</summary>
internal static class ProvenanceFile
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static string Json(Bulletin bulletin, ImmutableArray<PublishedFile> files)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("study", bulletin.Study);
            json.WriteString("title", bulletin.Title.ToString());
            json.WriteString("as_of", bulletin.AsOf.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("version", bulletin.Version);
            json.WriteString("ledger_head", BulletinSite.LedgerHead);
            json.WriteStartArray("inputs");
            foreach (var input in bulletin.Inputs)
            {
                Write(json, input);
            }

            json.WriteEndArray();
            json.WriteStartObject("files");
            foreach (var file in files)
            {
                json.WriteString(file.Path, file.Hash);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, InputSource input)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteString("kind", input.Kind);
        json.WriteString("plan", input.Plan);
        json.WriteNumber("listed", input.Listed);
        json.WriteNumber("faults", input.Faults);
        json.WriteStartObject("files");
        foreach (var (path, hash) in input.Files)
        {
            json.WriteString(path, hash);
        }

        json.WriteEndObject();
        json.WriteStartObject("origin");
        var origin = input.Origin;
        foreach (var (name, text) in new[]
        {
            ("publisher", origin.Publisher), ("title", origin.Title), ("address", origin.Address),
            ("published", origin.Published?.ToString()), ("accessed", origin.Accessed?.ToString()),
            ("archived", origin.Archived), ("licence", origin.Licence), ("citation", origin.Citation),
        })
        {
            if (text is not null)
            {
                json.WriteString(name, text);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
