using Cenotaph.Claims;

namespace Cenotaph.Site.Words;

/// <summary>What a number counts, in one line of words.</summary>
internal static class QuantityPhrase
{
    /// <summary>The unit that goes without saying.</summary>
    public const string Persons = "persons";

    /// <summary>
    /// For example <c>Russia: killed · all on the side · cumulative since 24 Feb 2022 · all cases, however known</c>.
    /// The date stands beside it, not in it.
    /// </summary>
    public static string Line(PageContext page, Quantity quantity, bool subject = true)
    {
        var texts = page.Texts;
        var view = page.View;
        string[] parts =
        [
            subject ? $"{Name(page, view.Side(quantity.Side))}: {Name(page, view.Category(quantity.Category))}" : "",
            Scope(page, quantity.Scope),
            Time(page, quantity),
            quantity.Confirmation == Confirmation.Total ? "" : texts["confirmation." + quantity.Confirmation.Word()],
            quantity.Unit == Persons ? "" : texts.Word("unit", quantity.Unit),
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The same line with the unit, whatever it is.</summary>
    public static string WithUnit(PageContext page, Quantity quantity) =>
        Line(page, quantity) + (quantity.Unit == Persons ? " · " + page.Texts.Word("unit", Persons) : "");

    /// <summary>Who is counted, for example <c>army + militia</c>.</summary>
    public static string Scope(PageContext page, Scope scope) => string.Join(" + ", scope.Terms.Select(term =>
        term == Cenotaph.Scope.Everyone ? page.Texts["scope.all"] : Name(page, page.View.Scope(term))));

    /// <summary>What the number says about time, for example <c>cumulative since 24 Feb 2022</c>.</summary>
    public static string Time(PageContext page, Quantity quantity)
    {
        var texts = page.Texts;
        var kind = texts["kind." + quantity.Kind.Word()];
        return quantity.Kind switch
        {
            QuantityKind.Cumulative when (quantity.Period?.First ?? page.View.Vocabulary.Start) is { } start =>
                texts.With("quantity.since", kind, texts.Date(start)),
            QuantityKind.Period or QuantityKind.Rate when quantity.Period is { } period =>
                texts.With("quantity.within", kind, texts.Date(period)),
            _ => kind,
        };
    }

    /// <summary>The name of a word of the study in the page's language.</summary>
    public static string Name(PageContext page, Definition definition) => definition.Name.In(page.Language);

    /// <summary>How the publisher stands to the side, for example <c>adversary</c>.</summary>
    public static string Relation(PageContext page, Relation relation) => page.Texts["relation." + relation.Word()];
}
