using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.MultipleSystems;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>What a study asks of overlapping lists, and what all methods say, one summary for each of its sections [[systems]].</summary>
public static class StudySystems
{
    /// <summary>The summaries, in the order of the sections. It writes nothing but what it keeps in the archive's folder to compute nothing twice.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="book">Its persons as they are judged; null to read them where a section asks for them.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="keep">Whether results are kept between runs, beside what the ledger archives.</param>
    public static ImmutableArray<SystemsSummary> Of(Study study, StudyRecords records, Ledger ledger, PersonBook? book, ICollection<Problem> problems, bool keep = true)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        if (study.Systems.IsEmpty)
        {
            return [];
        }

        var archive = Path.Combine(study.Folder, ArchivedTable.Folder);
        var open = keep ? SystemsFiles.In(archive, null) : new();
        Lazy<PersonBook> persons = new(() => book ?? StudyPersonBook.Read(study, ledger, problems).Book);
        Lazy<StratumCache> locked = new(() => keep && !persons.Value.Persons.IsEmpty ? SystemsFiles.In(archive, ledger) : new());
        return [.. study.Systems.Select(plan => Summary(study, records, ledger, plan, persons, plan.Persons is null ? () => open : () => locked.Value, problems))];
    }

    private static SystemsSummary Summary(
        Study study, StudyRecords records, Ledger ledger, SystemsPlan plan, Lazy<PersonBook> persons, Func<StratumCache> cache, ICollection<Problem> problems)
    {
        var begun = new SystemsSummary
        {
            Id = plan.Id,
            Title = plan.Title,
            Note = plan.Note,
            Quantity = plan.Quantity,
            Source = plan.Table is not null ? "table" : plan.Persons is not null ? "persons" : "publishers",
            Beside = plan.Beside,
            Seed = plan.Settings.Seed,
        };
        if (!plan.Publishers.IsEmpty)
        {
            return PublishedLists.Of(study, plan, records.Claims, begun);
        }

        return plan.Table is { } name
            ? Estimated(OfTable(study, ledger, plan, study.Histories.First(one => one.Input == name), begun, out var tables, problems), tables, plan, cache())
            : Estimated(SystemsPersons.Of(study, plan, ledger, persons.Value, begun, out var histories, problems), histories, plan, cache());
    }

    private static SystemsSummary OfTable(
        Study study, Ledger ledger, SystemsPlan plan, HistoryTable table, SystemsSummary begun, out ImmutableArray<CaptureTable> tables, ICollection<Problem> problems)
    {
        int[] kept = [.. Enumerable.Range(0, table.Lists.Length).Where(list => plan.Lists.IsEmpty || plan.Lists.Contains(table.Lists[list])), .. Enumerable.Range(table.Lists.Length, table.Columns.Length - table.Lists.Length + 1)];
        ImmutableArray<string> columns = [.. table.Columns, HistoryTable.Count];
        var what = new CaptureColumns
        {
            Strata = table.Strata,
            Imputation = table.Imputation,
            LinkageDraw = table.LinkageDraw,
            Impossible = plan.StructuralZeros,
            Censored = plan.Censored,
        };
        var rows = table.Rows(ledger).Select(row => (row.Row, kept.Select(column => row.Cells[column]).ToImmutableArray()));
        // Persons who are on none of the lists that are kept are nobody's.
        if (kept.Length < columns.Length)
        {
            rows = rows.Where(row => row.Item2.Take(kept.Length - 1 - (table.Columns.Length - table.Lists.Length)).Contains("1"));
        }

        tables = CaptureRows.Read($"inputs/{table.Input}.toml", [.. kept.Select(column => columns[column])], rows, what, problems);
        return begun with
        {
            Origin = study.Inputs.FirstOrDefault(input => input.Name == table.Input)?.Origin ?? table.Origin,
            Lists = [.. kept.Where(column => column < table.Lists.Length).Select(column => new SystemsList(table.Lists[column], new(table.Lists[column]), [table.Lists[column]], []))],
            Refusal = tables.IsEmpty ? new(Phrase.Of("systems.table"), [Phrase.Of("systems.no-table", ("table", Phrase.Same(table.Input)))]) : null,
        };
    }

    private static SystemsSummary Estimated(SystemsSummary begun, ImmutableArray<CaptureTable> tables, SystemsPlan plan, StratumCache cache)
    {
        if (begun.Refusal is not null)
        {
            return begun;
        }

        ImmutableArray<SystemsMethod> methods = [.. SystemsComparison.Methods.Where(method => plan.Methods.IsEmpty || plan.Methods.Contains(method.Name))];
        // Seconds differ from run to run, and nothing published may.
        ImmutableArray<SystemsComparison> comparisons =
            [.. tables.Select(table => SystemsComparison.Of(table, methods, plan.Settings with { Bootstraps = SystemsPlan.Replicates(table, plan.Bootstraps) }, cache) with { Seconds = 0 })];
        return begun with
        {
            Tables = comparisons,
            Combined = comparisons.Length > 1 ? Combination.Of(ComparisonDraws.Of(comparisons), plan.Settings.Probability, plan.Settings.Seed) : [],
            Notes = [.. begun.Notes, Phrase.Of("systems.counted")],
        };
    }
}
