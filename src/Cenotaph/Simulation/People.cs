namespace Cenotaph.Simulation;

/// <summary>Whose surnames and given names an invented person bears; the words of the room's tables, in lower case.</summary>
internal enum People
{
    Russian,
    Ukrainian,
    Tatar,
    Caucasian,
    Buryat,
    Tuvan,
}
