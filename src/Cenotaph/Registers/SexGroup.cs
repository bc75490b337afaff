namespace Cenotaph.Registers;

/// <summary>The sex of those whom a row of a register counts.</summary>
public enum SexGroup
{
    /// <summary>Both sexes together, those of unknown sex with them.</summary>
    Both,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Persons whose sex nobody wrote down.</summary>
    Unknown,
}
