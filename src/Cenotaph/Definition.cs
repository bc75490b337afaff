namespace Cenotaph;

/// <summary>A word of the study and what it means: a side, a category or a scope.</summary>
/// <param name="Id">The word in records.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Meaning">One sentence on what it holds and leaves out; null when the name says it.</param>
/// <param name="Unit">What one of them is.</param>
public sealed record Definition(string Id, LocalText Name, LocalText? Meaning = null, string Unit = "persons");
