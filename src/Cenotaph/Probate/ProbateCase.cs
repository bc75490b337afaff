using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>One inheritance case, as a register held it on the day of an extraction.</summary>
/// <param name="Sex">Male or female; a case of another is counted and left out.</param>
/// <param name="Birth">The day of birth; null where not known.</param>
/// <param name="Death">The day of death.</param>
/// <param name="Opened">The day on which the case was opened.</param>
/// <param name="Act">The day of the record of death; null where not known, and then the case is an ordinary one.</param>
internal readonly record struct ProbateCase(SexGroup Sex, DateOnly? Birth, DateOnly Death, DateOnly Opened, DateOnly? Act = null);

/// <summary>The two streams of cases.</summary>
internal enum CaseStream
{
    /// <summary>The death was recorded soon.</summary>
    Ordinary,

    /// <summary>The death was recorded long after it, as a rule because a court declared it.</summary>
    CourtDeclared,
}

/// <summary>What became of a case when it was counted.</summary>
internal enum CaseReading
{
    /// <summary>It is in a cell.</summary>
    Counted,

    /// <summary>Its sex is not known.</summary>
    SexUnknown,

    /// <summary>It was opened before the death.</summary>
    OpenedBeforeDeath,

    /// <summary>The death lies before the first week.</summary>
    BeforeFirstWeek,

    /// <summary>It was opened after the last whole week before the extraction.</summary>
    AfterLastWeek,

    /// <summary>It was opened after the greatest delay.</summary>
    BeyondMaximumDelay,
}
