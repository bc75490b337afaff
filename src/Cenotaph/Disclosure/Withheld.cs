namespace Cenotaph.Disclosure;

/// <summary>Why something was not published, or not as it now is.</summary>
public enum WithheldReason
{
    /// <summary>Rows that fit no class of k persons with l statuses, or only one that says nothing.</summary>
    NoClass,

    /// <summary>Rows without a status.</summary>
    NoStatus,

    /// <summary>New persons of a known class, held back until they are enough to hide among each other.</summary>
    HeldAdded,

    /// <summary>Persons who should go and stay as they were until enough go with them.</summary>
    HeldRemoved,

    /// <summary>Changes of status held back; the earlier status stands.</summary>
    HeldChanged,

    /// <summary>Persons whose values were corrected out of the class in which they were published; they do not come back in another.</summary>
    Corrected,

    /// <summary>Persons of a unit's or settlement's figure that is too recent, or not dated.</summary>
    Recent,

    /// <summary>Persons in hidden cells of a table.</summary>
    SmallCell,

    /// <summary>Persons whose row or column of a table was merged into "other".</summary>
    Merged,

    /// <summary>Persons by whom cells changed less than may be shown; the earlier counts stand.</summary>
    HeldCell,

    /// <summary>Persons counted under "not known", or under an earlier value, in one table, because too few share theirs.</summary>
    Eased,

    /// <summary>Persons found to be wrongly listed who are counted as before until enough others change with them.</summary>
    HeldWithdrawn,

    /// <summary>Rows of records that were taken out whole with that of somebody found to be wrongly listed; they do not come back.</summary>
    TakenOut,

    /// <summary>Dead whose names may not be published, or not yet.</summary>
    NotNamed,

    /// <summary>Names hidden on request; the persons count.</summary>
    Hidden,

    /// <summary>Names withdrawn, with a tombstone.</summary>
    Withdrawn,
}

/// <summary>What was withheld from a public file, and why.</summary>
/// <param name="What">The file or table.</param>
/// <param name="Why">The reason.</param>
/// <param name="Count">How many persons: for the desk, since a small number says something itself.</param>
public sealed record Withheld(string What, WithheldReason Why, long Count)
{
    /// <summary>The count for readers; null, to be printed as <i>fewer than k</i>, from 1 to k − 1.</summary>
    public long? Shown(int k) => Count > 0 && Count < k ? null : Count;
}
