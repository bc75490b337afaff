using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

/// <summary>Whether a forged document of the death of a living namesake raises a finding, over worlds of fixed seeds, and how many are raised where nobody forges.</summary>
public sealed class ForgedDocumentTests(ITestOutputHelper output)
{
    private const double LeastFound = 0.9;
    private const double Errors = 1.959964;

    // A finding that names so few reports is soon looked at.
    private const int Few = 5;

    [Fact]
    public void A_forged_document_raises_a_finding() => Hold(3001, 20);

    [Fact]
    [Trait("Category", "Slow")]
    public void A_forged_document_raises_a_finding_in_two_hundred_worlds() => Hold(4001, 200);

    private void Hold(ulong first, int worlds)
    {
        var cases = new List<(bool IsLinked, bool IsSeen, bool IsConfirmed, bool IsNamed, bool IsFew, bool IsOwn, bool IsWarned)>();
        var (confirmed, alone, lone, later, before) = (0, 0, 0, 0, 0);
        for (var seed = first; seed < first + (ulong)worlds; seed++)
        {
            var world = new ForgedWorld(seed);
            var book = world.Book(true);
            List<Finding> findings = [.. book.Findings, .. book.History.Select(one => one.Finding)];
            var saysDead = book.Persons.SelectMany(person => person.Reports.Where(report => report.SaysDead).Select(report => (Record: report.Record.ToString(), Person: person)))
                .ToDictionary(one => one.Record, one => one.Person, StringComparer.Ordinal);
            foreach (var forgery in world.Forged)
            {
                var record = forgery.Report.Record.ToString();
                var naming = findings.FindAll(finding => finding.Records.Contains(record));

                // The note for each source is about the source, however short its list.
                var own = naming.FindAll(finding => finding is not { Type: LoneFindings.Document, Weight: Weight.Note }
                    && finding.Records.All(one => !saysDead.TryGetValue(one, out var person) || person.Id == forgery.Person));
                cases.Add((
                    forgery.IsLinked, forgery.IsSeenLater, book.Find(forgery.Person)!.Value.Decision.Standing == Standing.Confirmed, naming.Count > 0,
                    own.Count > 0 || naming.Exists(finding => finding.Records.Count <= Few), own.Count > 0, own.Exists(finding => finding.Weight > Weight.Note)));
            }

            var honest = world.Book(false);
            confirmed += honest.Decisions.Count(decision => decision.Standing == Standing.Confirmed);
            alone += honest.Decisions.Count(decision => decision is { Standing: Standing.Confirmed, Groups.Length: 1 });
            lone += honest.Findings.Count(finding => finding is { Type: LoneFindings.Document, Weight: Weight.Warning });
            later += honest.Findings.Count(finding => finding is { Type: LoneFindings.Namesake, Weight: Weight.Warning });
            before += honest.Findings.Count(finding => finding is { Type: LoneFindings.Namesake, Weight: Weight.Note });
        }

        output.WriteLine(FormattableString.Invariant($"{worlds} worlds, {cases.Count} forged, {cases.Count(one => one.IsConfirmed)} of them confirmed"));
        foreach (var kind in cases.GroupBy(one => (one.IsLinked, one.IsSeen)).OrderBy(kind => kind.Key))
        {
            output.WriteLine($"{(kind.Key.IsLinked ? "linked" : "apart")}, {(kind.Key.IsSeen ? "seen later" : "not seen later")}: named in a finding {Share(kind.Count(one => one.IsNamed), kind.Count())}; of it alone or of few reports {Share(kind.Count(one => one.IsFew), kind.Count())}; of it alone, notes on sources left out {Share(kind.Count(one => one.IsOwn), kind.Count())}; that as a warning {Share(kind.Count(one => one.IsWarned), kind.Count())}");
        }

        var (named, ofOne) = (cases.Count(one => one.IsNamed), cases.Count(one => one.IsOwn));
        output.WriteLine($"all: named in a finding {Share(named, cases.Count)}; of it alone or of few reports {Share(cases.Count(one => one.IsFew), cases.Count)}; of it alone, notes on sources left out {Share(ofOne, cases.Count)}; that as a warning {Share(cases.Count(one => one.IsWarned), cases.Count)}");
        output.WriteLine(FormattableString.Invariant(
            $"without the forged: {confirmed} confirmed, {alone} by one group; lone-document of one person {lone}, living-namesake later {later}, before {before}, together {(double)(lone + later + before) / worlds:0.0} a world, {100.0 * (lone + later + before) / alone:0.0} % of those confirmed by one group"));
        Assert.True(named >= LeastFound * cases.Count, $"{named} of {cases.Count} are named in a finding.");
        Assert.True(ofOne >= LeastFound * cases.Count, $"{ofOne} of {cases.Count} are in a finding of their own.");
    }

    private static string Share(int count, int of)
    {
        var limits = Tails.Wilson(count, of, Errors);
        return FormattableString.Invariant($"{count} of {of} = {100.0 * count / of:0.0} % (95 % {100 * limits.Low:0.0} to {100 * limits.High:0.0})");
    }
}
