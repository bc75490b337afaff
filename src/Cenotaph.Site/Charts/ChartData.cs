using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cenotaph.Publication;

namespace Cenotaph.Site.Charts;

/// <summary>Data for a page's script.</summary>
internal static class ChartData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What <paramref name="write"/> writes, as JSON that is safe between the tags of a script.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        return InlineData.Escape(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
