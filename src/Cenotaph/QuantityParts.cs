namespace Cenotaph;

/// <summary>What a number says about time.</summary>
public enum QuantityKind
{
    /// <summary>From a start up to the as-of date.</summary>
    Cumulative,

    /// <summary>Within a period.</summary>
    Period,

    /// <summary>Per unit of time or of people.</summary>
    Rate,

    /// <summary>One number divided by another.</summary>
    Ratio,

    /// <summary>A state at a date: an area held, a force in being.</summary>
    Level,

    /// <summary>A place in an order ("no major power since").</summary>
    Rank,

    /// <summary>A forecast that a threshold will be crossed.</summary>
    Threshold,

    /// <summary>A statement of who or what is counted.</summary>
    Scope,

    /// <summary>An answer to a claim: a denial, a refusal, a retraction.</summary>
    Response,
}

/// <summary>How the counted cases are known. Each of the last three is a part of the first.</summary>
public enum Confirmation
{
    /// <summary>All cases, however known: estimated or asserted.</summary>
    Total,

    /// <summary>Cases confirmed by name.</summary>
    Named,

    /// <summary>Cases that the side itself has acknowledged.</summary>
    Acknowledged,

    /// <summary>Cases entered in a register.</summary>
    Registered,
}

/// <summary>The parts in which two quantities can differ.</summary>
public enum QuantityPart
{
    /// <summary>The side.</summary>
    Side,

    /// <summary>The category.</summary>
    Category,

    /// <summary>The scope.</summary>
    Scope,

    /// <summary>The kind.</summary>
    Kind,

    /// <summary>The period.</summary>
    Period,

    /// <summary>The as-of date.</summary>
    AsOf,

    /// <summary>The confirmation.</summary>
    Confirmation,

    /// <summary>The unit.</summary>
    Unit,

    /// <summary>The basis.</summary>
    Basis,
}

/// <summary>The words for the parts of a quantity in files, commands and pages.</summary>
public static class QuantityWords
{
    private static readonly string[] Parts =
        ["side", "category", "scope", "kind", "period", "as-of", "confirmation", "unit", "basis"];

    private static readonly string[] Kinds =
        ["cumulative", "period", "rate", "ratio", "level", "rank", "threshold", "scope", "response"];

    private static readonly string[] Confirmations = ["total", "named", "acknowledged", "registered"];

    /// <summary>The word for a part.</summary>
    public static string Word(this QuantityPart part) => Parts[(int)part];

    /// <summary>The word for a kind.</summary>
    public static string Word(this QuantityKind kind) => Kinds[(int)kind];

    /// <summary>The word for a confirmation.</summary>
    public static string Word(this Confirmation confirmation) => Confirmations[(int)confirmation];

    /// <summary>The kind that a word names, or null.</summary>
    public static QuantityKind? ParseKind(string word) => Find<QuantityKind>(Kinds, word);

    /// <summary>The confirmation that a word names, or null.</summary>
    public static Confirmation? ParseConfirmation(string word) => Find<Confirmation>(Confirmations, word);

    /// <summary>All words for kinds.</summary>
    public static IReadOnlyList<string> KindWords => Kinds;

    /// <summary>All words for confirmations.</summary>
    public static IReadOnlyList<string> ConfirmationWords => Confirmations;

    private static T? Find<T>(string[] words, string word)
        where T : struct, Enum =>
        Array.IndexOf(words, word) is var index and >= 0 ? Enum.GetValues<T>()[index] : null;
}
