using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Cenotaph.Ingest;

/// <summary>
/// The error cells (<c>#REF!</c>) of a sheet, row by row. ExcelDataReader 3.6 gives them as empty cells, so the sheet's XML
/// is read beside it, and only when it has an error cell at all.
/// </summary>
internal sealed class SheetErrors : IDisposable
{
    private static readonly XmlReaderSettings Settings =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, IgnoreComments = true };

    private readonly ZipArchive archive;
    private readonly XmlReader xml;
    private readonly Dictionary<int, string> errors = [];
    private long row;

    private SheetErrors(ZipArchive archive, XmlReader xml) => (this.archive, this.xml) = (archive, xml);

    /// <summary>The error cells of the named sheet of a workbook of XML parts; null when it has none.</summary>
    public static SheetErrors? Of(string path, string sheet)
    {
        var archive = new ZipArchive(File.OpenRead(path), ZipArchiveMode.Read);
        try
        {
            if (Part(archive, sheet) is { } part && HasErrors(part))
            {
                return new(archive, XmlReader.Create(part.Open(), Settings));
            }
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            // What is wrong with the workbook is found and said by the reading of its rows.
        }

        archive.Dispose();
        return null;
    }

    /// <summary>The errors of a row by column, from 0; rows are asked for in order, from 1.</summary>
    public IReadOnlyDictionary<int, string> On(long wanted)
    {
        while (row < wanted)
        {
            errors.Clear();
            if (!NextRow())
            {
                row = long.MaxValue;
            }
        }

        return row == wanted ? errors : System.Collections.Immutable.ImmutableDictionary<int, string>.Empty;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        xml.Dispose();
        archive.Dispose();
    }

    private bool NextRow()
    {
        if (!xml.ReadToFollowing("row"))
        {
            return false;
        }

        row = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
        if (xml.IsEmptyElement)
        {
            return true;
        }

        var column = -1;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } place ? Column(place) : column + 1;
                if (xml.GetAttribute("t") == "e" && !xml.IsEmptyElement && xml.ReadToDescendant("v"))
                {
                    errors[column] = xml.ReadString();
                }
            }
        }

        return true;
    }

    private static int Column(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (!char.IsAsciiLetter(letter) || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (letter & 31);
        }

        return column - 1;
    }

    private static ZipArchiveEntry? Part(ZipArchive archive, string sheet)
    {
        string? id = null, target = null;
        using (var book = XmlReader.Create(archive.GetEntry("xl/workbook.xml")!.Open(), Settings))
        {
            while (id is null && book.ReadToFollowing("sheet"))
            {
                id = book.GetAttribute("name") == sheet
                    ? book.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                        ?? book.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships")
                    : null;
            }
        }

        using (var links = XmlReader.Create(archive.GetEntry("xl/_rels/workbook.xml.rels")!.Open(), Settings))
        {
            while (id is not null && target is null && links.ReadToFollowing("Relationship"))
            {
                target = links.GetAttribute("Id") == id ? links.GetAttribute("Target") : null;
            }
        }

        return target is null ? null : archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    private static bool HasErrors(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        var buffer = new byte[1 << 16];
        var held = 0;
        while (stream.Read(buffer, held, buffer.Length - held) is > 0 and var read)
        {
            var bytes = buffer.AsSpan(0, held + read);
            if (bytes.IndexOf("t=\"e\""u8) >= 0 || bytes.IndexOf("t='e'"u8) >= 0)
            {
                return true;
            }

            held = Math.Min(4, bytes.Length);
            bytes[^held..].CopyTo(buffer);
        }

        return false;
    }
}
