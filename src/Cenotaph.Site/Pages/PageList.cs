using Cenotaph.Publication;
using Cenotaph.Site.Parts;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Pages;

/// <summary>All pages of a bulletin.</summary>
internal static class PageList
{
    /// <summary>Whether a bulletin has the page of that address: the list of pages and the links to them go by this alone.</summary>
    public static bool Has(BulletinView view, string path)
    {
        var bulletin = view.Bulletin;
        return path switch
        {
            "wars.html" => !view.Wars.IsEmpty,
            "regions.html" => !view.Regions.IsEmpty,
            "labels.html" => !bulletin.Relabel.IsEmpty,
            "excess.html" => bulletin.Excess.Any(summary => !summary.Results.IsEmpty),
            "nowcast.html" => !bulletin.Nowcasts.IsEmpty,
            "courts.html" => !bulletin.Courts.IsEmpty,
            "compare.html" => !bulletin.Compared.IsEmpty,
            "vintages.html" => !bulletin.Audits.IsEmpty,
            "front.html" => bulletin.Front is not null,
            "probate.html" => bulletin.Probate is { Results.IsDefaultOrEmpty: false },
            "systems.html" => !bulletin.Systems.IsEmpty,
            "claims.html" or "silence.html" or "lineage.html" or "series.html" => view.HasFigures,
            PersonsPage.Path or PendingPage.Path => !bulletin.Persons.IsEmpty,
            _ => true,
        };
    }

    /// <summary>The pages of a bulletin in the language of these texts.</summary>
    public static IEnumerable<PageSpec> Of(BulletinView view, Texts texts)
    {
        var bulletin = view.Bulletin;
        yield return Page<FrontPage>("index.html", texts["nav.front"], "copy.js");
        foreach (var page in view.HasFigures ? Claims(view, texts) : [])
        {
            yield return page;
        }

        yield return Page<FindingsPage>("findings.html", texts["nav.findings"], "findings.js");
        if (Has(view, PersonsPage.Path))
        {
            yield return Page<PersonsPage>(PersonsPage.Path, texts["nav.persons"],
                bulletin.Persons.Any(section => section.Weeks is not null) ? ["echarts.min.js", "charts.js", "series.js"] : []);
            yield return Page<PendingPage>(PendingPage.Path, texts["nav.pending"]);
        }

        if (view.HasFigures)
        {
            yield return Page<SilencePage>("silence.html", texts["nav.silence"]);
            yield return Page<LineagePage>("lineage.html", texts["nav.lineage"], "sort.js");
        }

        yield return Page<PublishersPage>("publishers.html", texts["nav.publishers"]);
        if (view.HasFigures)
        {
            yield return Page<SeriesListPage>("series.html", texts["nav.series"]);
        }

        foreach (var page in Questions(texts).Where(page => Has(view, page.Path)))
        {
            yield return page;
        }

        yield return Page<DownloadsPage>("downloads.html", texts["nav.downloads"]);
        yield return Page<MethodsPage>("methods.html", texts["nav.methods"]);
        yield return Page<ProvenancePage>("provenance.html", texts["nav.provenance"]);
        foreach (var claim in bulletin.Claims)
        {
            yield return new(BulletinAddress.Claim(claim.Id), texts.With("claim.title", claim.Id), typeof(ClaimPage),
                new Dictionary<string, object> { [nameof(ClaimPage.Claim)] = claim }, "copy.js");
        }

        foreach (var publisher in bulletin.Vocabulary.Publishers.All)
        {
            yield return new(BulletinAddress.Publisher(publisher.Id), publisher.Name.In(texts.Language), typeof(PublisherPage),
                new Dictionary<string, object> { [nameof(PublisherPage.Publisher)] = publisher });
        }

        foreach (var series in bulletin.Series)
        {
            yield return new(BulletinAddress.Series(series.Definition.Id), series.Definition.Title.In(texts.Language),
                typeof(SeriesPage), new Dictionary<string, object> { [nameof(SeriesPage.Series)] = series },
                "echarts.min.js", "charts.js", "series.js", "copy.js", "rows.js");
        }
    }

    // What a study may ask beyond its records.
    private static IEnumerable<PageSpec> Questions(Texts texts) =>
    [
        Page<WarsPage>("wars.html", texts["nav.wars"], "sort.js"),
        Page<RegionsPage>("regions.html", texts["nav.regions"], "sort.js"),
        Page<LabelsPage>("labels.html", texts["nav.labels"]),
        Page<CourtsPage>("courts.html", texts["nav.courts"]),
        Page<ExcessPage>("excess.html", texts["nav.excess"]),
        Page<ProbatePage>("probate.html", texts["nav.probate"]),
        Page<SystemsPage>("systems.html", texts["nav.systems"]),
        Page<NowcastPage>("nowcast.html", texts["nav.nowcast"]),
        Page<ComparePage>("compare.html", texts["nav.compare"]),
        Page<VintagesPage>("vintages.html", texts["nav.vintages"]),
        Page<FrontlinePage>("front.html", texts["nav.frontline"]),
    ];

    // The explorer and the further pages of its list.
    private static IEnumerable<PageSpec> Claims(BulletinView view, Texts texts)
    {
        yield return Page<ClaimsPage>("claims.html", texts["nav.claims"],
            "./" + ClaimsFile.Name, "echarts.min.js", "charts.js", "timeline.js", "sort.js", "explorer.js");
        for (var number = 2; number <= ExplorerTable.Pages(view); number++)
        {
            yield return new(ExplorerTable.Path(number), texts["nav.claims"] + " " + texts.Number(number), typeof(ClaimsListPage),
                new Dictionary<string, object> { [nameof(ClaimsListPage.Number)] = number });
        }
    }

    private static PageSpec Page<T>(string path, string title, params string[] scripts) =>
        new(path, title, typeof(T), new Dictionary<string, object>(), scripts);
}
