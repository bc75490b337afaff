using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>How a publisher stands to the side that is counted.</summary>
public enum Relation
{
    /// <summary>It belongs to that side and counts its own.</summary>
    Own,

    /// <summary>It belongs to the other side.</summary>
    Adversary,

    /// <summary>It belongs to an ally of either side.</summary>
    Ally,

    /// <summary>It belongs to neither side and to no ally of one.</summary>
    Third,

    /// <summary>The figure counts several sides, and it stands differently to them.</summary>
    Mixed,
}

/// <summary>Who publishes claims or lists.</summary>
/// <param name="Id">Its word in records and addresses.</param>
/// <param name="Name">Its name in the study's languages.</param>
/// <param name="Aliases">Other names under which inputs know it.</param>
/// <param name="Kind">What it is: military, government, intelligence, media, recorder, think-tank, researcher …</param>
/// <param name="Side">The side it belongs to, or null.</param>
/// <param name="Relations">How it stands to each side; <see cref="Relation.Third"/> where nothing is said.</param>
/// <param name="Address">Its home page, or null.</param>
/// <param name="Note">What a reader must know of it, or null.</param>
public sealed record Publisher(
    string Id,
    LocalText Name,
    ImmutableArray<string> Aliases,
    string Kind,
    string? Side,
    ImmutableSortedDictionary<string, Relation> Relations,
    string? Address,
    string? Note);

/// <summary>The words for <see cref="Relation"/> in files, commands and pages.</summary>
public static class RelationWords
{
    private static readonly string[] Words = ["own", "adversary", "ally", "third", "mixed"];

    /// <summary>The word for a relation.</summary>
    public static string Word(this Relation relation) => Words[(int)relation];

    /// <summary>The relation that a word names, or null.</summary>
    public static Relation? Parse(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0 ? (Relation)index : null;
}
