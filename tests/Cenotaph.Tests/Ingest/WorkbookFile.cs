using System.IO.Compression;
using System.Text;

namespace Cenotaph.Tests.Ingest;

/// <summary>Writes small workbooks by hand, so that a test can put anything into a cell.</summary>
internal sealed class WorkbookFile
{
    private readonly List<(string Name, string State, string Xml)> sheets = [];

    /// <summary>Adds a sheet; each row is its number and its cells, in the XML of a workbook.</summary>
    public WorkbookFile Sheet(string name, string rows, string after = "", string state = "visible")
    {
        sheets.Add((name, state, $"""
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{after}</worksheet>
            """));
        return this;
    }

    /// <summary>A row of texts, from column A; null leaves a cell out.</summary>
    public static string Texts(int row, params string?[] texts) => Row(row, [.. texts.Select((text, column) =>
        text is null ? "" : $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")]);

    /// <summary>A row of cells given as XML.</summary>
    public static string Row(int row, params string[] cells) => $"<row r=\"{row}\">{string.Concat(cells)}</row>";

    /// <summary>A cell with a raw value, type and style: 1 is a date, 2 a date with time, 3 is d-mmm.</summary>
    public static string Cell(string place, string value, string type = "n", int style = 0) =>
        $"<c r=\"{place}\" t=\"{type}\" s=\"{style}\"><v>{value}</v></c>";

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var names = string.Concat(sheets.Select((sheet, i) =>
                $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"r{i + 1}\"/>"));
            var links = string.Concat(sheets.Select((_, i) => "<Relationship Id=\"r" + (i + 1)
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
                + " Target=\"worksheets/sheet" + (i + 1) + ".xml\"/>"));
            Add(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>
                """);
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """);
            Add(archive, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="16"/></cellXfs></styleSheet>
                """);
            for (var i = 0; i < sheets.Count; i++)
            {
                Add(archive, $"xl/worksheets/sheet{i + 1}.xml", sheets[i].Xml);
            }
        }

        return bytes.ToArray();
    }

    public static void Add(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
