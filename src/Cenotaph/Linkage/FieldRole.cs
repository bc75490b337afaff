namespace Cenotaph.Linkage;

/// <summary>What a column says of a person, as far as linkage needs to know.</summary>
public enum FieldRole
{
    /// <summary>Not used: empty, constant, prose, or a truth column.</summary>
    Ignored,

    /// <summary>A column that could locate a living person (telephone, address, document number …): never compared, blocked on or given out.</summary>
    Refused,

    /// <summary>The id of a record.</summary>
    Id,

    /// <summary>The list or publisher that a record comes from.</summary>
    Source,

    /// <summary>A column that says which records are one person, for evaluation only.</summary>
    Truth,

    /// <summary>Family name.</summary>
    Surname,

    /// <summary>First name.</summary>
    Given,

    /// <summary>Patronymic or middle name.</summary>
    Patronymic,

    /// <summary>All names in one field.</summary>
    FullName,

    /// <summary>Date of birth, as far as it is known.</summary>
    BirthDate,

    /// <summary>Age in years.</summary>
    Age,

    /// <summary>Date of death, as far as it is known.</summary>
    DeathDate,

    /// <summary>Region, state or district.</summary>
    Region,

    /// <summary>Settlement, town, place of birth.</summary>
    Place,

    /// <summary>A code whose letters and digits carry the meaning, such as a postal district.</summary>
    Code,

    /// <summary>Military unit.</summary>
    Unit,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Any other short text: rank, occupation.</summary>
    Text,
}

/// <summary>A column, the role it was given and why.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Role">Its role.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ColumnRole(string Column, FieldRole Role, string Reason);
