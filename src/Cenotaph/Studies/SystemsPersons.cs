using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.MultipleSystems;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Capture histories of a study's persons: on which lists each is said to be dead. A list is a group of sources that are not independent.</summary>
internal static class SystemsPersons
{
    /// <summary>The tables, one, or one for each draw of the linkage; empty with a refusal where there are none.</summary>
    public static SystemsSummary Of(
        Study study, SystemsPlan plan, Ledger ledger, PersonBook book, SystemsSummary begun, out ImmutableArray<CaptureTable> tables, ICollection<Problem> problems)
    {
        tables = [];
        var at = begun with { LeastShown = study.Disclosure.K };
        var said = Said(study, plan, book).ToList();
        if (said.Count == 0)
        {
            return at with { Refusal = new(Phrase.Of("systems.table"), [Phrase.Of("systems.no-persons")]) };
        }

        // What is only suspected does not join lists: it is inferred from the very overlaps that the estimate rests on.
        var declared = new Independence(book.Judging.Lineage, book.Judging.Copies, book.Judging.Independent);
        var groups = SourceLists.Of(said.SelectMany(sources => sources), declared, study.Lineage, study.Vocabulary.Publishers);
        foreach (var unknown in plan.Lists.Concat(plan.StructuralZeros.SelectMany(zero => zero)).Concat(plan.Censored).Distinct(StringComparer.Ordinal).Where(name => !groups.Lists.Any(list => list.Name == name)))
        {
            problems.Add(new("study.toml", null, "systems", $"list \"{unknown}\" in \"{plan.Id}\"", $"one of the groups of sources, each named by its first: {string.Join(", ", groups.Lists.Select(list => list.Name))}"));
        }

        ImmutableArray<SystemsList> lists = [.. groups.Lists.Where(list => plan.Lists.IsEmpty || plan.Lists.Contains(list.Name))];
        at = at with { Lists = lists };
        if (lists.Length is 0 or > CaptureTable.MostLists)
        {
            return at with { Refusal = new(Phrase.Of("systems.list-number", ("most", Phrase.Number(CaptureTable.MostLists))), [Phrase.Count("systems.lists", lists.Length, ("lists", Phrase.Same(string.Join("; ", lists.Take(40).Select(list => list.Name)))))]) };
        }

        var bits = lists.SelectMany((list, place) => list.Sources.Select(source => (source, Bit: 1 << place))).ToDictionary(pair => pair.source, pair => pair.Bit, StringComparer.Ordinal);
        if (plan.LinkageDraws == 0)
        {
            tables = [.. Table(plan, lists, bits, said, "", problems)];
        }
        else
        {
            var drawn = LinkageDraws.Of(study, ledger, book, plan.LinkageDraws, plan.Settings.Seed, problems);
            tables = [.. drawn.SelectMany((draw, number) => Table(plan, lists, bits, Said(study, plan, draw), (number + 1).ToString(CultureInfo.InvariantCulture), problems))];
        }

        var left = said.Count(sources => !sources.Any(bits.ContainsKey));
        List<Phrase> notes = [Phrase.Of(plan.AllPersons ? "systems.all-persons" : "systems.confirmed-persons")];
        if (!groups.Retellers.IsEmpty)
        {
            notes.Add(Phrase.Of("systems.retellers", ("names", Phrase.Same(string.Join(", ", groups.Retellers)))));
        }

        var suspected = book.Suspected.Pairs.Where(pair => lists.Any(list => list.Sources.Contains(pair.First)) && lists.Any(list => list.Sources.Contains(pair.Second))).ToList();
        if (suspected.Count > 0)
        {
            notes.Add(Phrase.Of("systems.suspected", ("pairs", Phrase.Same(string.Join("; ", suspected.Select(pair => $"{pair.First} + {pair.Second}"))))));
        }

        if (left >= at.LeastShown)
        {
            notes.Add(Phrase.Of("systems.on-no-list", ("number", Phrase.Number((decimal)left, 0))));
        }

        return at with
        {
            Notes = [.. notes],
            Refusal = tables.IsEmpty ? new(Phrase.Of("systems.table"), [Phrase.Of("systems.no-persons")]) : null,
        };
    }

    // For each person the sources that say dead.
    private static IEnumerable<ImmutableArray<string>> Said(Study study, SystemsPlan plan, PersonBook book)
    {
        var sides = new SidePersons(study, book);
        return sides.Of(plan.Persons!)
            .Where(person => book.Decisions[person].Standing is var standing && (standing == Standing.Confirmed || (plan.AllPersons && standing is Standing.Probable or Standing.Unconfirmed)))
            .Select(person => book.Persons[person].Reports.Where(report => report.SaysDead).Select(report => report.Source).Distinct(StringComparer.Ordinal).ToImmutableArray());
    }

    private static IEnumerable<CaptureTable> Table(
        SystemsPlan plan, ImmutableArray<SystemsList> lists, Dictionary<string, int> bits, IEnumerable<ImmutableArray<string>> persons, string draw, ICollection<Problem> problems)
    {
        var cells = persons.Select(sources => sources.Aggregate(0, (history, source) => history | bits.GetValueOrDefault(source))).Where(history => history != 0)
            .CountBy(history => history).Select(one => new CaptureCell(one.Key, one.Value)).ToList();
        if (cells.Count == 0)
        {
            yield break;
        }

        int Bits(IEnumerable<string> names) => names.Select(name => lists.ToList().FindIndex(list => list.Name == name)).Where(place => place >= 0).Aggregate(0, (all, place) => all | 1 << place);
        var table = CaptureTable.Of(lists.Select(list => list.Name), cells) with
        {
            LinkageDraw = draw,
            Impossible = [.. plan.StructuralZeros.Select(zero => Bits(zero))],
            Censored = Bits(plan.Censored),
        };
        foreach (var together in table.Impossible.Where(together => table.OnAll(together) > 0))
        {
            problems.Add(new("study.toml", null, "systems.structural_zeros", $"persons on {table.Names(together)} together in \"{plan.Id}\"", "nobody, as they are said to be lists that nobody can be on together"));
            yield break;
        }

        yield return table.Keeping(cells.Aggregate(0, (seen, cell) => seen | cell.History));
    }
}
