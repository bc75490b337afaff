namespace Cenotaph.Numerics;

/// <summary>A term of a regression: what one covariate contributes to the columns of a design.</summary>
internal abstract record DesignTerm
{
    /// <summary>The names of its columns.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Writes its columns for one row.</summary>
    /// <param name="covariates">The covariates of the row.</param>
    /// <param name="columns">As many places as names.</param>
    public abstract void Write(ReadOnlySpan<double> covariates, Span<double> columns);
}

/// <summary>A column of ones.</summary>
internal sealed record Intercept : DesignTerm
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; } = ["intercept"];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> covariates, Span<double> columns) => columns[0] = 1;
}

/// <summary>A covariate as it is, less a centre.</summary>
/// <param name="Covariate">Which covariate, from 0.</param>
/// <param name="Name">The column's name.</param>
/// <param name="Centre">What is taken off; a year in the middle of the data keeps digits.</param>
internal sealed record LinearTerm(int Covariate, string Name, double Centre = 0) : DesignTerm
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; } = [Name];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> covariates, Span<double> columns) => columns[0] = covariates[Covariate] - Centre;
}

/// <summary>A covariate with few levels: a column of zeros and ones for each.</summary>
/// <param name="Covariate">Which covariate, from 0.</param>
/// <param name="Name">The factor's name; a column is named <c>name level</c>.</param>
/// <param name="Levels">The values that occur, each once.</param>
/// <param name="Full">Every level has a column, for a model without intercept; otherwise the first is what the others are compared with.</param>
internal sealed record FactorTerm(int Covariate, string Name, IReadOnlyList<double> Levels, bool Full = false) : DesignTerm
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; } =
        [.. Levels.Skip(Full ? 0 : 1).Select(level => FormattableString.Invariant($"{Name} {level}"))];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> covariates, Span<double> columns)
    {
        columns.Clear();
        for (var level = 0; level < Levels.Count; level++)
        {
            if (Levels[level] == covariates[Covariate])
            {
                if (Full || level > 0)
                {
                    columns[Full ? level : level - 1] = 1;
                }

                return;
            }
        }

        throw new ArgumentException(FormattableString.Invariant($"The factor {Name} has no level {covariates[Covariate]}."), nameof(covariates));
    }
}

/// <summary>Waves through a season: a cosine and a sine for each whole part of the period, the longest first.</summary>
/// <param name="Covariate">Which covariate, from 0: time in the unit of the period.</param>
/// <param name="Name">The name; the columns are <c>cos name 1</c>, <c>sin name 1</c>, <c>cos name 2</c> and so on.</param>
/// <param name="Period">The length of the season, above 0.</param>
/// <param name="Order">How many pairs of waves, at least 1.</param>
internal sealed record HarmonicTerm(int Covariate, string Name, double Period, int Order) : DesignTerm
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(1, Order).SelectMany(wave => new[] { $"cos {Name} {wave}", $"sin {Name} {wave}" })];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> covariates, Span<double> columns)
    {
        // The whole periods are taken off first: the sine of a large angle has lost the digits that the angle had.
        var phase = Math.IEEERemainder(covariates[Covariate], Period) / Period;
        for (var wave = 1; wave <= Order; wave++)
        {
            (columns[(2 * wave) - 1], columns[(2 * wave) - 2]) = Math.SinCos(2 * Math.PI * wave * phase);
        }
    }
}
