using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Site.Words;

/// <summary>Words for standings, rules and values of persons.</summary>
internal static class PersonWords
{
    /// <summary>A standing, for example <c>confirmed</c>.</summary>
    public static string Standing(this Texts texts, Standing standing) => texts["standing." + PersonTables.Word(standing)];

    /// <summary>A number of persons, or a word that it was withheld.</summary>
    public static string Persons(this Texts texts, decimal? count) => count is { } known ? texts.Number(known) : texts["persons.hidden"];

    /// <summary>A value of a dimension as a reader sees it.</summary>
    public static string Value(this Texts texts, string dimension, string? value) =>
        value is null ? texts["persons.not-known"]
        : dimension == "age" ? value.Replace('-', '–')
        : Other(texts, value) ?? texts.Find($"persons.{dimension}.{value.ToLowerInvariant()}") ?? value;

    /// <summary>What a rule asks for, in one sentence.</summary>
    public static string Rule(this Texts texts, ConfirmationRule rule)
    {
        var documents = rule.Documents.IsEmpty ? null : texts.With(
            "rule.documents", texts.Count("rule.reports", rule.Count),
            string.Join(", ", rule.Documents.Select(kind => Other(texts, kind) ?? texts.Word("document", kind))));
        var groups = rule.Groups > 0 ? texts.Count("rule.groups", rule.Groups) : null;
        return string.Join("; ", new[] { documents, groups }.OfType<string>());
    }

    /// <summary>A band of days, for example <c>30–89</c>.</summary>
    public static string Days(this Texts texts, int from, int? to) => to is { } last
        ? texts.With("pending.days", texts.Number(from), texts.Number(last))
        : texts.With("pending.days.more", texts.Number(from));

    // as the last part of a key, the word would look like a plural form
    private static string? Other(Texts texts, string word) => word == "other" ? texts["persons.another"] : null;
}
