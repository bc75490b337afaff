namespace Cenotaph.Persons;

/// <summary>Findings of type <c>suspected-lineage</c>: sources that count as one although nobody declares it.</summary>
internal static class LineageFindings
{
    public const string Type = "suspected-lineage";

    private static Phrase Remedy { get; } = Phrase.Of(
        "lineage.remedy",
        ("kind", Phrase.Same("independence")), ("file", Phrase.Same("judgements/*.csv")), ("yes", Phrase.Same("accepted")), ("no", Phrase.Same("rejected")));

    public static IEnumerable<Finding> Of(PersonBook book)
    {
        foreach (var set in book.Suspected.Exclusive.Where(set => set.Pairs.Any(pair => Counts(book, pair))))
        {
            yield return new(
                Type, Weight.Warning, Handles(book, set.Sources),
                Phrase.Of("lineage.exclusive.arithmetic", ("exclusive", Number(set.Exclusive)), ("shared", Number(set.Shared)), ("expected", Phrase.Number(set.Expected, 1))),
                Phrase.Of("lineage.exclusive.message", ("sources", Sources(set.Sources))),
                Remedy, set.Exclusive);
        }

        foreach (var mirror in book.Suspected.Copying.Mirrors.Where(mirror => Counts(book, (mirror.Copy, mirror.Of))))
        {
            yield return new(
                Type, Weight.Warning, Handles(book, [mirror.Copy, mirror.Of]),
                Phrase.Of(
                    "lineage.mirror.arithmetic",
                    ("copy", Phrase.Same(mirror.Copy)), ("original", Phrase.Same(mirror.Of)), ("shared", Number(mirror.Shared)), ("errors", Number(mirror.Errors))),
                Phrase.Of("lineage.mirror.message", ("copy", Phrase.Same(mirror.Copy)), ("original", Phrase.Same(mirror.Of))),
                Remedy, mirror.Shared);
        }

        if (book.Suspected.Copying.Derived is { Count: > 1 } derived)
        {
            yield return new(
                Type, Weight.Warning, Handles(book, [.. derived.Select(one => one.Source)]),
                Phrase.List("; ", derived.Select(one => Phrase.Of(
                    "lineage.derived.arithmetic", ("source", Phrase.Same(one.Source)), ("shared", Number(one.Shared)), ("errors", Number(one.Errors))))),
                Phrase.Of("lineage.derived.message", ("sources", Sources(derived.Select(one => one.Source)))),
                Remedy, derived.Sum(one => one.Shared));
        }
    }

    private static Phrase Number(int number) => Phrase.Number((decimal)number, 0);

    private static Phrase Sources(IEnumerable<string> sources) => Phrase.Same(string.Join(", ", sources));

    private static bool Counts(PersonBook book, (string First, string Second) pair) => !book.Independence.IsJudgedIndependent(pair.First, pair.Second);

    // The reports of persons whom two or more of the sources, and nobody else, say to be dead.
    private static List<string> Handles(PersonBook book, IReadOnlyList<string> sources) =>
    [
        .. from person in book.Persons
           let dead = person.Reports.Where(report => report.SaysDead).ToList()
           where dead.Count > 1 && dead.TrueForAll(report => sources.Contains(report.Source)) && dead.Exists(report => report.Source != dead[0].Source)
           from report in dead
           select report.Record.ToString(),
    ];
}
