namespace Cenotaph.Simulation;

/// <summary>What an invented front came out as.</summary>
/// <param name="Persons">Persons, dead and living.</param>
/// <param name="Dead">The dead among them.</param>
/// <param name="Reports">Rows of all inputs.</param>
/// <param name="ListedDead">The dead whom at least one source calls dead.</param>
/// <param name="ConfirmableDead">The dead who have a document or two sources of which neither copies the other.</param>
/// <param name="LabelledDeserter">Entries of the register of deserters.</param>
/// <param name="WronglyLabelledDeserter">Those of them about somebody dead by then.</param>
/// <param name="WrongLabels">Reports of all inputs that say missing or deserter of somebody dead by then.</param>
/// <param name="Planted">Planted reports.</param>
/// <param name="LivingCalledDead">The living whom at least one report calls dead.</param>
public sealed record FrontTotals(
    int Persons, int Dead, int Reports, int ListedDead, int ConfirmableDead, int LabelledDeserter, int WronglyLabelledDeserter, int WrongLabels,
    int Planted, int LivingCalledDead)
{
    internal static FrontTotals Of(IReadOnlyCollection<FrontPerson> people, IReadOnlyCollection<FrontReport> reports)
    {
        var persons = reports.Where(report => report.Person is not null).GroupBy(report => report.Person!.Number).ToList();
        var register = reports.Where(report => report.Source.Id == FrontSources.Register).ToList();
        return new(
            people.Count,
            people.Count(person => person.IsDead),
            reports.Count,
            persons.Count(group => group.First().Person!.IsDead && group.Any(report => report.SaysDead)),
            persons.Count(group => group.First().Person!.IsDead && IsConfirmable(group)),
            register.Count,
            register.Count(report => report.IsWrongLabel),
            reports.Count(report => report.IsWrongLabel),
            reports.Count(report => report.Planted),
            persons.Count(group => !group.First().Person!.IsDead && group.Any(report => report.SaysDead)));
    }

    internal static bool IsConfirmable(IEnumerable<FrontReport> reports)
    {
        var dead = reports.Where(report => report.SaysDead && !report.Planted).ToList();
        return dead.Exists(report => FrontSources.IsProof(report["document_kind"] ?? ""))
            || dead.Select(report => FrontSources.Group(report.Source.Id)).Distinct(StringComparer.Ordinal).Skip(1).Any();
    }
}
