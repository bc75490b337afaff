namespace Cenotaph.Claims;

/// <summary>What a number counts, in the study's words, as findings say it.</summary>
internal static class Spoken
{
    /// <summary>Side, category, scope, confirmation and unit, in one line.</summary>
    public static Phrase What(Vocabulary words, Quantity quantity) => Phrase.List(
        " · ",
        Side(words, quantity.Side),
        Category(words, quantity.Category),
        Scope(words, quantity.Scope),
        Confirmed(quantity.Confirmation),
        Unit(quantity.Unit));

    /// <summary>The same line, about a part of a table where there is one.</summary>
    public static Phrase What(Vocabulary words, Quantity quantity, string part) =>
        part.Length == 0 ? What(words, quantity) : Phrase.List(" · ", What(words, quantity), Phrase.Same(part));

    /// <summary>A side.</summary>
    public static Phrase Side(Vocabulary words, string side) => Word(words.Sides, side);

    /// <summary>A category.</summary>
    public static Phrase Category(Vocabulary words, string category) => Word(words.Categories, category);

    /// <summary>Who is counted.</summary>
    public static Phrase Scope(Vocabulary words, Scope scope) => Phrase.List(" + ", scope.Terms.Select(term =>
        term == Cenotaph.Scope.Everyone ? Phrase.Term("scope", term) : Word(words.Scopes, term)));

    /// <summary>A category by its name in every language, for sentences.</summary>
    public static Phrase CategoryName(Vocabulary words, string category) =>
        words.Categories.FirstOrDefault(one => one.Id == category) is { } known ? Phrase.Name(known.Name) : Phrase.Same(category);

    /// <summary>Who is counted, by name in every language, for sentences.</summary>
    public static Phrase ScopeName(Vocabulary words, Scope scope) => Phrase.List(" + ", scope.Terms.Select(term =>
        term == Cenotaph.Scope.Everyone ? Phrase.Of("scope.all")
        : words.Scopes.FirstOrDefault(one => one.Id == term) is { } known ? Phrase.Name(known.Name) : Phrase.Same(term)));

    /// <summary>What the number says about time.</summary>
    public static Phrase Kind(QuantityKind kind) => Phrase.Term("kind", kind.Word());

    /// <summary>How the cases are known.</summary>
    public static Phrase Confirmed(Confirmation confirmation) => Phrase.Term("known", confirmation.Word());

    /// <summary>How the cases are known, in words of every language.</summary>
    public static Phrase ConfirmedName(Confirmation confirmation) => Phrase.Of("confirmation." + confirmation.Word());

    /// <summary>The unit by itself.</summary>
    public static Phrase Unit(string unit) => Phrase.Term("unit", unit);

    /// <summary>The unit as it stands behind a figure.</summary>
    public static Phrase Unit(string unit, Figure figure) => Phrase.Unit(
        unit, figure.High ?? figure.Value ?? figure.Low ?? 0, figure.Bound is Bound.Approximate or Bound.Lower or Bound.Upper);

    /// <summary>The basis, or that it is not known.</summary>
    public static Phrase Basis(Quantity quantity) => quantity.Basis is { } basis ? Phrase.Same(basis) : Phrase.Of("not-known");

    /// <summary>A publisher by its name, or by its id where the study does not know it.</summary>
    public static Phrase Publisher(Vocabulary words, string publisher) =>
        words.Publishers.Find(publisher) is { } known ? Phrase.Name(known.Name) : Phrase.Same(publisher);

    /// <summary>A claim's id behind the number that was reckoned with, and that it is the middle of a range where it is not printed.</summary>
    public static Phrase Record(Claim claim) => Middle(claim.Figure, Phrase.Same(claim.Id));

    /// <summary>The words behind a number that was reckoned with, and that it is the middle of a range where it is not printed.</summary>
    public static Phrase Middle(Figure figure, Phrase words) => figure is { Value: null, Low: { } low, High: { } high }
        ? Phrase.Of("middle", ("low", Amount.Text(low)), ("high", Amount.Text(high)), ("words", words))
        : words;

    private static Phrase Word(IEnumerable<Definition> words, string word) =>
        words.FirstOrDefault(one => one.Id == word) is { } known ? Phrase.Word(word, known.Name) : Phrase.Same(word);
}
