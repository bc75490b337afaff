namespace Cenotaph;

/// <summary>Where something came from. Null means not known.</summary>
/// <param name="Publisher">Who published it, as they name themselves.</param>
/// <param name="Title">The title of the page, table or file.</param>
/// <param name="Address">The web address.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Accessed">When it was read.</param>
/// <param name="Archived">SHA-256 of the archived copy, 64 hexadecimal digits.</param>
/// <param name="Licence">The licence it is under, or the word <c>facts</c> for bare figures.</param>
/// <param name="Citation">The citation the publisher asks for.</param>
public sealed record Origin(
    string? Publisher,
    string? Title = null,
    string? Address = null,
    DateSpan? Published = null,
    DateSpan? Accessed = null,
    string? Archived = null,
    string? Licence = null,
    string? Citation = null);
