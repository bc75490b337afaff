using System.Collections.Frozen;

namespace Cenotaph.Persons;

/// <summary>What reports may rest on, by what it proves.</summary>
internal static class DocumentKinds
{
    private const string CourtKind = "court";

    private static readonly FrozenSet<string> Strong =
        FrozenSet.Create(StringComparer.Ordinal, "funeral", "grave-photograph", "official", "probate", CourtKind);

    private static readonly FrozenSet<string> Burials = FrozenSet.Create(StringComparer.Ordinal, "funeral", "grave-photograph");

    // "court" as records in English, Russian and Ukrainian write it, in the cases in which somebody is said to decide
    private static readonly FrozenSet<string> CourtWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "court", "court's", "суд", "суда", "суду", "судом", "суде", "суді");

    /// <summary>Whether it is a document, not a word: a funeral, a grave, an official notice, a probate case, a court's decision.</summary>
    public static bool IsDocument(PersonReport report) => report.DocumentKind is { } kind && Strong.Contains(kind);

    /// <summary>Whether it rests on a funeral or a photographed grave.</summary>
    public static bool IsBurial(PersonReport report) => report.DocumentKind is { } kind && Burials.Contains(kind);

    /// <summary>Whether a court says it.</summary>
    public static bool IsOfCourt(PersonReport report) => report.DocumentKind == CourtKind
        || (report.StatusBy is { } by && by.Split([' ', ',', '.', '(', ')', '«', '»', '"'], StringSplitOptions.RemoveEmptyEntries).Any(CourtWords.Contains));
}
