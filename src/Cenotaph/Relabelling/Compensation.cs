using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>One amount due to the family of a dead soldier.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Name">What it is.</param>
/// <param name="Low">The least, in the currency's unit.</param>
/// <param name="High">The most.</param>
/// <param name="Origin">Where the amount is set.</param>
public sealed record CompensationAmount(string Id, LocalText Name, decimal Low, decimal High, Origin Origin);

/// <summary>A study's own table of what is due for one side's dead.</summary>
/// <param name="Side">The side.</param>
/// <param name="Currency">The currency, by its three letters (ISO 4217).</param>
/// <param name="Amounts">The amounts; all of them are due together.</param>
public sealed record CompensationTable(string Side, string Currency, ImmutableArray<CompensationAmount> Amounts)
{
    /// <summary>What one family is due, least and most.</summary>
    public (decimal Low, decimal High) PerFamily => (Amounts.Sum(amount => amount.Low), Amounts.Sum(amount => amount.High));

    /// <summary>
    /// What is due for so many labelled dead, and what of it is withheld: at least from those whose refusal is on record, at most from all who are not
    /// known to have been paid. A range, and not evidence in a single case.
    /// </summary>
    /// <param name="dead">How many of the labelled are dead, in persons.</param>
    /// <param name="refused">Linked dead whose compensation a report calls refused.</param>
    /// <param name="paid">Linked dead whose compensation a report calls paid.</param>
    public CompensationRange For(Interval dead, long refused, long paid)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(refused);
        ArgumentOutOfRangeException.ThrowIfNegative(paid);
        var (low, high) = PerFamily;
        // Below the refusals and payments on record the number of dead cannot lie, whatever the interval says.
        var least = Math.Max((decimal)Math.Max(0, dead.Low), refused + paid);
        var most = Math.Max((decimal)Math.Max(0, dead.High), least);
        return new(Currency, least * low, most * high, refused * low, (most - paid) * high);
    }
}

/// <summary>Compensation due and withheld, as ranges.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="DueLow">The least that is due.</param>
/// <param name="DueHigh">The most.</param>
/// <param name="WithheldLow">The least that is withheld.</param>
/// <param name="WithheldHigh">The most.</param>
public sealed record CompensationRange(string Currency, decimal DueLow, decimal DueHigh, decimal WithheldLow, decimal WithheldHigh);
