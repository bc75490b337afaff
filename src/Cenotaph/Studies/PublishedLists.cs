using Cenotaph.Claims;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Lists of names of which only the length is public: how many there are that were made apart, and why nothing follows from them.</summary>
internal static class PublishedLists
{
    private const int FewestLists = 3;

    /// <summary>The summary of a section that names publishers; those with claims of named persons are found besides.</summary>
    public static SystemsSummary Of(Study study, SystemsPlan plan, IEnumerable<Claim> all, SystemsSummary begun)
    {
        var judged = SourceJudgements.Read(
            study.Folder, study.Vocabulary.Publishers, study.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal), new ProblemCollection(), new CaseVotes(study.FourEyes));
        var independence = new Independence(study.Lineage.Where(edge => edge is { FromClaim: false, OfClaim: false }).Select(edge => (edge.From, edge.Of)), judged.Copies, judged.Independent);
        var publishers = study.Vocabulary.Publishers;
        var claims = all.Where(claim => !claim.Vanished && claim.Quantity is { Confirmation: Confirmation.Named } quantity
            && quantity.Side == plan.Quantity.Side && quantity.Category == plan.Quantity.Category).ToList();
        var lists = SourceLists.Of(
            plan.Publishers.Select(name => publishers.Find(name)!.Id).Concat(claims.Select(claim => claim.Publisher.Id)), independence, study.Lineage, publishers);
        Phrase Name(string id) => Phrase.Name(publishers.Find(id)?.Name ?? new(id));
        Phrase Names(IEnumerable<string> ids) => Phrase.List(", ", ids.Select(Name));
        List<Phrase> evidence = [Phrase.Count("systems.lists", lists.Lists.Length, ("lists", Phrase.List("; ", lists.Lists.Select(list => Names(list.Sources)))))];
        foreach (var edge in lists.Lists.SelectMany(list => list.Lineage))
        {
            evidence.Add(Phrase.Of(
                edge.Evidence is null ? "systems.edge" : "systems.edge-evidence", ("from", Name(edge.From)), ("of", Name(edge.Of)), ("evidence", Phrase.Same(edge.Evidence ?? ""))));
        }

        foreach (var told in claims.Where(claim => claim.Method is not null).GroupBy(claim => (claim.Publisher.Id, claim.Method)).OrderBy(group => group.Key.Id, StringComparer.Ordinal).ThenBy(group => group.Key.Method, StringComparer.Ordinal))
        {
            evidence.Add(Phrase.Of(
                "systems.made", ("publisher", Name(told.Key.Id)), ("method", Phrase.Same(told.Key.Method!)), ("claims", Phrase.Same(string.Join(", ", told.Select(claim => claim.Id).Order(StringComparer.Ordinal))))));
        }

        foreach (var printed in claims.Where(claim => claim.ReportedBy is { } by && by.Id != claim.Publisher.Id).GroupBy(claim => claim.Publisher.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            evidence.Add(Phrase.Of("systems.printed", ("publisher", Name(printed.Key)), ("by", Names(printed.Select(claim => claim.ReportedBy!.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))));
        }

        if (!lists.Retellers.IsEmpty)
        {
            evidence.Add(Phrase.Of("systems.retellers", ("names", Names(lists.Retellers))));
        }

        var assumption = Phrase.Of(lists.Lists.Length < FewestLists ? "systems.three-lists" : "systems.overlap-known");
        if (lists.Lists.Length > 1)
        {
            evidence.Add(Phrase.Of("systems.overlap-not-public"));
        }

        return begun with { Lists = lists.Lists, Refusal = new(assumption, [.. evidence]) };
    }
}
