using System.Collections.Immutable;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>The persons of a study by the side that they served on.</summary>
internal sealed class SidePersons
{
    private readonly string?[] sideOf;

    public SidePersons(Study study, PersonBook book)
    {
        Groups = book.FirstOfGroup();
        Values = [.. book.Persons.Select(person => PersonValues.Of(person.Reports, Groups))];
        var leading = study.Headline.Sides.Where(id => !study.Vocabulary.Sides.Any(other => other.Id != id
            && study.Vocabulary.Rules.Sides.Compare(other.Id, id) == Containment.Within)).ToList();

        // Where no report names a side and the study leads with one, they served on that.
        var only = leading.Count == 1 && Values.All(values => values.Side is null) ? leading[0] : null;
        sideOf = [.. Values.Select(values => values.Side ?? only)];
        Sides = [.. study.Vocabulary.Sides.Where(side => leading.Contains(side.Id) && sideOf.Contains(side.Id))];
        Book = book;
    }

    public PersonBook Book { get; }

    public IReadOnlyDictionary<string, string> Groups { get; }

    /// <summary>The values of each person.</summary>
    public ImmutableArray<PersonValues> Values { get; }

    /// <summary>The sides of which there are persons.</summary>
    public ImmutableArray<Definition> Sides { get; }

    /// <summary>The side of a person, by place in the book; null where no report names one.</summary>
    public string? SideOf(int person) => sideOf[person];

    /// <summary>The key of a person: those without an id are known by the handle of their first report, which tells nothing and is not published.</summary>
    public string KeyOf(int person) =>
        Book.Persons[person].Id ?? "r" + Book.Persons[person].Reports.Min(report => report.Record.ToString());

    /// <summary>The places in the book of a side's persons.</summary>
    public IEnumerable<int> Of(string side) => Enumerable.Range(0, sideOf.Length).Where(person => sideOf[person] == side);
}
