namespace Cenotaph.Numerics;

/// <summary>Whether a model of counts was fitted, or why not.</summary>
internal enum CountFitOutcome
{
    /// <summary>It was fitted.</summary>
    Fitted,

    /// <summary>There are fewer rows than columns, or a column is made up of others.</summary>
    DependentColumns,

    /// <summary>Every count is 0: the mean has no logarithm.</summary>
    AllCountsZero,

    /// <summary>Some counts of 0 are told apart from the rest by the columns, so that their fitted mean falls towards 0 without end.</summary>
    Separated,

    /// <summary>The steps did not settle.</summary>
    NotConverged,
}
