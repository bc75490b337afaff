namespace Cenotaph.Simulation;

/// <summary>One of the invented dead, as he was: names in the Russian nominative.</summary>
/// <param name="Number">From 0; the truth column of his reports.</param>
/// <param name="Surname">In the form of the person's sex.</param>
/// <param name="FirstName">The full form.</param>
/// <param name="Patronymic">Made of the father's name.</param>
/// <param name="IsWoman">Whether the person is a woman.</param>
/// <param name="BirthDate">The day of birth.</param>
/// <param name="Region">One of the invented regions.</param>
/// <param name="Settlement">A settlement of it.</param>
/// <param name="Unit">Five digits.</param>
/// <param name="Rank">The military rank.</param>
/// <param name="DeathDate">The day of death.</param>
/// <param name="Status">How the person died, in a word.</param>
public sealed record SimulatedPerson(
    long Number,
    string Surname,
    string FirstName,
    string Patronymic,
    bool IsWoman,
    DateOnly BirthDate,
    string Region,
    string Settlement,
    string Unit,
    string Rank,
    DateOnly DeathDate,
    string Status);

/// <summary>A person with what the making of reports needs and nobody else should see.</summary>
/// <param name="Truth">The person.</param>
/// <param name="People">Whose names the person bears.</param>
/// <param name="Region">The number of the region.</param>
/// <param name="Given">The given name with its forms.</param>
/// <param name="Father">The father's name with its forms.</param>
/// <param name="Visibility">What makes the person likelier to be reported by all sources alike; standard normal.</param>
internal sealed record InventedPerson(
    SimulatedPerson Truth, People People, int Region, InventedGivenName Given, InventedGivenName Father, double Visibility);
