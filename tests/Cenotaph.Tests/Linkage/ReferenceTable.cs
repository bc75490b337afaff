using Cenotaph.Ingest;
using Cenotaph.Linkage;
using Cenotaph.Names;
using Cenotaph.Numerics;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Linkage;

/// <summary>A reference file as linkage takes it, with the truth beside it.</summary>
internal sealed record ReferenceTable(LinkageTable Table, string?[] Truth)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name in the folder of linkage data.</param>
    /// <param name="truth">The person of a row, given a way to read its cells by column name; null for none.</param>
    /// <param name="change">What becomes of a row's cells before they are taken in.</param>
    public static ReferenceTable Read(
        string file, Func<Func<string, string>, string?>? truth, Action<IReadOnlyList<string>, string[]>? change = null)
    {
        List<Problem> problems = [];
        using var reader = RowReader.Open(Plain(ReferenceData.PathTo("linkage", file)), file, new(), problems)!;
        var columns = reader.Columns;
        var table = new LinkageTableBuilder(file, columns);
        List<string?> persons = [];
        var cells = new string[columns.Count];
        while (reader.Read())
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader[i].ToString();
            }

            persons.Add(truth?.Invoke(name => cells[columns.ToList().IndexOf(name)]));
            change?.Invoke(columns, cells);
            table.Add(cells);
        }

        Assert.Empty(problems);
        return new(table.Build(), [.. persons]);
    }

    /// <summary>Writes half of the records in Latin letters, each by one of four schemes.</summary>
    public static Action<IReadOnlyList<string>, string[]> Romanised(ulong seed)
    {
        var random = new RandomStream(seed);
        Romanisation[] schemes =
        [
            .. new[] { "french", "gost-7.79-b", "telegram", "cmu-2010" }.Select(id => Romanisation.Find(id)!),
        ];
        return (columns, cells) =>
        {
            var scheme = schemes[random.Below(schemes.Length)];
            if (random.Uniform() < 0.5)
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    if (columns[i] is "surname" or "first_name" or "patronymic" or "settlement")
                    {
                        cells[i] = scheme.Of(cells[i]);
                    }
                }
            }
        };
    }

    // The readers take plain files; the compressed ones are unpacked beside the other temporary files.
    private static string Plain(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return path;
        }

        var folder = Directory.CreateTempSubdirectory("cenotaph-linkage-");
        var plain = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(path));
        using var packed = new System.IO.Compression.GZipStream(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);
        using var file = File.Create(plain);
        packed.CopyTo(file);
        return plain;
    }
}
