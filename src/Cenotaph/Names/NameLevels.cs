namespace Cenotaph.Names;

/// <summary>How closely two surnames agree; the first level that holds, the strongest first.</summary>
public enum SurnameLevel
{
    /// <summary>One of them is not known.</summary>
    Missing,

    /// <summary>Equal folds in one script.</summary>
    SameSpelling,

    /// <summary>Equal skeletons: another script or scheme, or a spelling that sounds the same.</summary>
    SameKey,

    /// <summary>One dictionary form, but another sex or case.</summary>
    SameNominative,

    /// <summary>One is a part of the other, which is double.</summary>
    PartOfDouble,

    /// <summary>One letter of the skeletons differs, or two neighbours are swapped; both have five letters or more.</summary>
    Close,

    /// <summary>Jaro–Winkler similarity of the skeletons of at least 0.88.</summary>
    Similar,

    /// <summary>One is the initial of the other.</summary>
    Initial,

    /// <summary>None of these.</summary>
    Different,
}

/// <summary>How closely two given names agree; the first level that holds, the strongest first.</summary>
public enum GivenLevel
{
    /// <summary>One of them is not known.</summary>
    Missing,

    /// <summary>Equal folds in one script.</summary>
    SameSpelling,

    /// <summary>Equal skeletons.</summary>
    SameKey,

    /// <summary>Full forms of one name, perhaps in two languages.</summary>
    Variant,

    /// <summary>One is short for the other, or both may be short for one name.</summary>
    Nickname,

    /// <summary>One letter of the skeletons differs, or two neighbours are swapped; both have five letters or more.</summary>
    Close,

    /// <summary>One is the initial of the other.</summary>
    Initial,

    /// <summary>None of these.</summary>
    Different,
}

/// <summary>How closely two patronymics agree; the first level that holds, the strongest first.</summary>
public enum PatronymicLevel
{
    /// <summary>One of them is not known.</summary>
    Missing,

    /// <summary>Equal folds in one script.</summary>
    SameSpelling,

    /// <summary>Equal skeletons, or the father's names are one name, whatever language or child's sex the suffix shows.</summary>
    SameFather,

    /// <summary>One letter of the father's names differs, or two neighbours are swapped; both have five letters or more.</summary>
    Close,

    /// <summary>One is the initial of the other.</summary>
    Initial,

    /// <summary>None of these.</summary>
    Different,
}

/// <summary>The sex a name shows.</summary>
public enum NameSex
{
    /// <summary>Not shown.</summary>
    Unknown,

    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>The script of a text.</summary>
public enum NameScript
{
    /// <summary>No letters.</summary>
    None,

    /// <summary>Latin letters.</summary>
    Latin,

    /// <summary>Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>Letters of another script.</summary>
    Other,
}
