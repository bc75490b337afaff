using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>The words that a study's records may use.</summary>
/// <param name="Rules">How sides, categories and scopes nest.</param>
/// <param name="Sides">The sides, in the study's order.</param>
/// <param name="Categories">The categories, in the study's order.</param>
/// <param name="Scopes">The scopes, in the study's order.</param>
/// <param name="Publishers">The publishers.</param>
/// <param name="Start">The day from which cumulative counts run unless a record says otherwise.</param>
public sealed record Vocabulary(
    QuantityRules Rules,
    ImmutableArray<Definition> Sides,
    ImmutableArray<Definition> Categories,
    ImmutableArray<Definition> Scopes,
    PublisherList Publishers,
    DateOnly? Start)
{
    /// <summary>The definition of a side.</summary>
    public Definition Side(string id) => Sides.First(side => side.Id == id);

    /// <summary>The definition of a category.</summary>
    public Definition Category(string id) => Categories.First(category => category.Id == id);

    /// <summary>The definition of a scope's term.</summary>
    public Definition Scope(string id) => Scopes.First(scope => scope.Id == id);

    /// <summary>The categories that every study has, as in the glossary.</summary>
    public static ImmutableArray<Definition> BuiltInCategories { get; } =
    [
        Built("killed", "killed", "погибшие", "загиблі", "Killed in action or died of wounds before reaching care."),
        Built("died-of-wounds", "died of wounds", "умершие от ран", "померлі від ран", "Died in care of wounds received in action."),
        Built("non-combat-death", "non-combat deaths", "небоевые потери (смерти)", "небойові смерті", "Died in service by accident, illness, suicide or crime."),
        Built("wounded", "wounded", "раненые", "поранені", "Wounded and alive; a person may be counted more than once."),
        Built("missing", "missing", "пропавшие без вести", "зниклі безвісти", "Whereabouts unknown to those who count."),
        Built("captured", "captured", "пленные", "полонені", "In the hands of the other side."),
        Built("deserter", "listed as deserters or absent", "числятся дезертирами или самовольно оставившими часть", "числяться дезертирами або у СЗЧ", "As labelled by a register; the label may be false."),
        Built("irrecoverable", "irrecoverable losses", "безвозвратные потери", "безповоротні втрати", "Killed, captured, missing and disabled together."),
        Built("casualties", "casualties", "потери", "втрати", "As the publisher defines them: usually killed and wounded, sometimes missing and captured too."),
    ];

    /// <summary>
    /// How the built-in categories nest. Killed and wounded are part of casualties in every publisher's definition;
    /// whether the missing are is the publisher's choice, so their place there is unknown. Missing says what is known of
    /// a person, not what befell them: the missing of one list may be the killed of another, so they are not disjoint.
    /// </summary>
    public static ImmutableArray<Term> BuiltInCategoryTerms { get; } =
    [
        new("killed"), new("died-of-wounds"), new("non-combat-death"), new("wounded"), new("missing"), new("captured"),
        new("deserter"), new("irrecoverable", ["killed", "missing", "captured"]),
        new("casualties", ["killed", "wounded"], Disjoint: true),
    ];

    private static Definition Built(string id, string english, string russian, string ukrainian, string meaning) =>
        new(id, new([new("en", english), new("ru", russian), new("uk", ukrainian)]), new(meaning));
}
