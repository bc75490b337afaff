namespace Cenotaph.Numerics;

/// <summary>How counts scatter about their mean.</summary>
internal enum CountFamily
{
    /// <summary>The variance is the mean.</summary>
    Poisson,

    /// <summary>The variance is the mean times a dispersion, estimated from the fit and never held at 1 or above.</summary>
    QuasiPoisson,

    /// <summary>The variance is mean + mean²/θ, with θ estimated by maximum likelihood.</summary>
    NegativeBinomial,
}
