namespace Cenotaph.MultipleSystems;

/// <summary>How a fit of a model ended.</summary>
internal enum HistoryOutcome
{
    /// <summary>It has a finite maximum, and tells N.</summary>
    Fitted,

    /// <summary>The coefficients are not told apart by the histories that are left.</summary>
    NotIdentified,

    /// <summary>The likelihood has no maximum: some coefficient runs away beyond those of empty margins.</summary>
    NoMaximum,

    /// <summary>More lists are joined by interactions than can be enumerated.</summary>
    TooLarge,

    /// <summary>The steps did not settle.</summary>
    NotConverged,
}

/// <summary>One model fitted to one table by maximum likelihood.</summary>
internal sealed class HistoryFit
{
    /// <summary>The model.</summary>
    public required HistoryModel Model { get; init; }

    /// <summary>Whether it was fitted, or why not; everything below is then not to be used.</summary>
    public required HistoryOutcome Outcome { get; init; }

    /// <summary>The terms with a finite coefficient: those of the model without the empty margins and what holds them.</summary>
    public int[] Terms { get; init; } = [];

    /// <summary>The smallest terms of the model on which nobody is, whose coefficient is minus infinity.</summary>
    public int[] Empty { get; init; } = [];

    /// <summary>The coefficients, in the order of <see cref="Terms"/>.</summary>
    public double[] Coefficients { get; init; } = [];

    /// <summary>The logarithm of the likelihood, with the factorials.</summary>
    public double LogLikelihood { get; init; } = double.NaN;

    /// <summary>Twice what the likelihood lacks to that of the saturated model.</summary>
    public double Deviance { get; init; } = double.NaN;

    /// <summary>Persons on no list, and those of censored lists that are of the population.</summary>
    public double Unlisted { get; init; } = double.NaN;

    /// <summary>Persons in the likelihood.</summary>
    public double Observed { get; init; }

    /// <summary>The standard error of N: the spread of the unlisted and of their mean, √(e^a + e^2a V) (Rcapture; Baillargeon and Rivest 2007).</summary>
    public double StandardError { get; init; } = double.NaN;

    /// <summary>The standard error of the logarithm of the unlisted's mean.</summary>
    public double LogError { get; init; } = double.NaN;

    /// <summary>The sums of fitted means; null when not fitted.</summary>
    public HistoryMeans? Means { get; init; }

    /// <summary>Whether it was fitted.</summary>
    public bool IsFitted => Outcome == HistoryOutcome.Fitted;

    /// <summary>N.</summary>
    public double Total => Observed + Unlisted;

    /// <summary>Coefficients, those of empty margins too.</summary>
    public int Parameters => Model.Terms.Length;

    /// <summary>Akaike's criterion.</summary>
    public double Aic => (2 * Parameters) - (2 * LogLikelihood);

    /// <summary>Schwarz's criterion, by the logarithm of the persons observed.</summary>
    public double Bic => (Math.Log(Observed) * Parameters) - (2 * LogLikelihood);
}
