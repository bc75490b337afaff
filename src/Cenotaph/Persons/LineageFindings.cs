using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Persons;

/// <summary>Findings of type <c>suspected-lineage</c>: sources that count as one although nobody declares it.</summary>
internal static class LineageFindings
{
    public const string Type = "suspected-lineage";

    private const string Remedy =
        "Look at how these sources get their reports. A row of kind independence in judgements/*.csv, accepted or rejected, decides; until then they count as one.";

    public static IEnumerable<Finding> Of(PersonBook book)
    {
        foreach (var set in book.Suspected.Exclusive.Where(set => set.Pairs.Any(pair => Counts(book, pair))))
        {
            yield return new(
                Type, Weight.Warning, Handles(book, set.Sources),
                string.Create(CultureInfo.InvariantCulture, $"{set.Exclusive} of {set.Shared} persons whom two or more of them list are listed by nobody else; {set.Expected:0.0} were to be expected"),
                $"{string.Join(", ", set.Sources)} share more dead whom nobody else lists than independent sources of their reach would.",
                Remedy, set.Exclusive);
        }

        foreach (var mirror in book.Suspected.Copying.Mirrors.Where(mirror => Counts(book, (mirror.Copy, mirror.Of))))
        {
            yield return new(
                Type, Weight.Warning, Handles(book, [mirror.Copy, mirror.Of]),
                $"{mirror.Copy} has {mirror.Shared} of {mirror.Errors} values that {mirror.Of} gives against two or more others",
                $"{mirror.Copy} and {mirror.Of} share errors as a copy shares those of its original.",
                Remedy, mirror.Shared);
        }

        if (book.Suspected.Copying.Derived is { Count: > 1 } derived)
        {
            yield return new(
                Type, Weight.Warning, Handles(book, [.. derived.Select(one => one.Source)]),
                string.Join("; ", derived.Select(one => $"{one.Source}: {one.Shared} of {one.Errors} errors of others")),
                $"{string.Join(", ", derived.Select(one => one.Source))} take most of what they give from other sources; what two of them agree on may have one origin.",
                Remedy, derived.Sum(one => one.Shared));
        }
    }

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
