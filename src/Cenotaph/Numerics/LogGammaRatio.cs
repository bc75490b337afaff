namespace Cenotaph.Numerics;

/// <summary>The logarithm of Γ(x + s)/Γ(x), without the loss of digits where both are huge and close.</summary>
internal static class LogGammaRatio
{
    /// <summary>ln Γ(x + s) − ln Γ(x), to about 1e-15 of s ln(x + s) or of 1, whichever is more.</summary>
    /// <param name="x">Above 0.</param>
    /// <param name="s">Above −x.</param>
    public static double Of(double x, double s) =>
        (s * Math.Log(x + s)) + ((x - 0.5) * GammaFunction.LogOnePlus(s / x)) - s + GammaFunction.StirlingError(x + s) - GammaFunction.StirlingError(x);
}
