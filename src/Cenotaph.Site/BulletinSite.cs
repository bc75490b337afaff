using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Publication;
using Cenotaph.Site.Pages;
using Cenotaph.Site.Words;

namespace Cenotaph.Site;

/// <summary>A bulletin as a folder of static pages that need no network and no server.</summary>
public static class BulletinSite
{
    /// <summary>The name of the file that holds the head of the ledger.</summary>
    public const string LedgerHead = "ledger-head.json";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Writes the bulletin beside <paramref name="folder"/> and swaps it in when it is whole; on any failure the
    /// folder stays as it was. The same bulletin gives the same bytes.
    /// </summary>
    /// <param name="bulletin">What to show.</param>
    /// <param name="folder">The folder to replace.</param>
    /// <param name="ledgerHeadJson">The head of the ledger; it goes into a file of its own and nowhere else.</param>
    public static void Write(Bulletin bulletin, string folder, string? ledgerHeadJson)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        SwappedFolder.Replace(folder, fresh =>
        {
            Assets.Write((path, text) => Save(fresh, path, text));
            var files = bulletin.Tables.SelectMany(table => Files(fresh, table)).ToImmutableArray();
            Save(fresh, "data/tables.json", TableFiles.Dictionary(bulletin.Tables));
            Save(fresh, "provenance.json", ProvenanceFile.Json(bulletin, files));
            if (ledgerHeadJson is not null)
            {
                Save(fresh, LedgerHead, ledgerHeadJson);
            }

            var view = new BulletinView(bulletin, files);
            foreach (var series in bulletin.Series.Where(series => view.Places(series).IsCut))
            {
                Save(fresh, RowsFile.Path(series.Definition.Id), RowsFile.Text(series, view.Places(series)));
            }

            Parallel.ForEach(view.Languages, language => Save(fresh, view, Texts.For(language)));
        });
    }

    private static void Save(string fresh, BulletinView view, Texts texts)
    {
        var folder = PageContext.Folder(texts.Language);
        if (view.HasFigures)
        {
            Save(fresh, folder + ClaimsFile.Name, ClaimsFile.Text(new(view, texts, "claims.html")));
        }

        using var renderer = new PageRenderer();
        foreach (var page in PageList.Of(view, texts))
        {
            Save(fresh, folder + page.Path, renderer.Render(view, texts, page));
        }
    }

    private static IEnumerable<PublishedFile> Files(string fresh, DataTable table) =>
    [
        Published(fresh, table.Name, "csv", TableFiles.Csv(table)),
        Published(fresh, table.Name, "json", table.Json ?? TableFiles.Json(table)),
    ];

    private static PublishedFile Published(string fresh, string table, string ending, string text)
    {
        var path = "data/" + BulletinAddress.Safe(table) + "." + ending;
        Save(fresh, path, text);
        var bytes = Utf8.GetBytes(text);
        return new(table, path, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static void Save(string fresh, string path, string text)
    {
        var file = Path.Combine(fresh, Path.Combine(path.Split('/')));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, Utf8);
    }
}
