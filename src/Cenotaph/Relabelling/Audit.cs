using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>What an audit found of those it looked at.</summary>
public enum AuditFinding
{
    /// <summary>The label was wrong; that does not say dead.</summary>
    Mislabelled,

    /// <summary>The family knows details of the death.</summary>
    DeathKnown,
}

/// <summary>A published check of some entries of a register: a fraction in its own frame, never a rate of the register.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Side">The side of those who bear the label.</param>
/// <param name="Label">missing or deserter.</param>
/// <param name="Finding">What the fraction counts.</param>
/// <param name="Share">The fraction, 0 to 1.</param>
/// <param name="Counts">The same as counts, where they are published.</param>
/// <param name="AtLeast">The denominator where only a lower limit of it is published; null where it is in the counts, or not published at all.</param>
/// <param name="Frame">Who was looked at.</param>
/// <param name="Drawn">How they were drawn.</param>
/// <param name="Period">When.</param>
/// <param name="Origin">Where it was published.</param>
/// <param name="Claim">The claim on record that it rests on, or null.</param>
public sealed record Audit(
    string Id,
    string Side,
    string Label,
    AuditFinding Finding,
    double Share,
    ShareCount? Counts,
    long? AtLeast,
    LocalText Frame,
    LocalText Drawn,
    DateSpan Period,
    Origin Origin,
    string? Claim)
{
    /// <summary>
    /// Entries that would be wrong if the register were like this sample. Null where the audit counts anything but wrong labels: what it finds of
    /// deaths is never multiplied.
    /// </summary>
    public double? IfLike(decimal entries) => Finding == AuditFinding.Mislabelled ? (double)entries * Share : null;
}

/// <summary>A register of one side and label that is on record.</summary>
/// <param name="Id">Its word: the claim or series that gives its size.</param>
/// <param name="Side">The side.</param>
/// <param name="Label">missing or deserter.</param>
/// <param name="Name">What it is, for readers.</param>
/// <param name="Figure">How many entries it has, as printed.</param>
/// <param name="Unit">What one of them is: persons, claims, proceedings.</param>
/// <param name="Period">The days it covers, or null.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record LabelRegister(
    string Id, string Side, string Label, LocalText Name, Figure Figure, string Unit, DateSpan? Period, LocalText Publisher, Origin Origin)
{
    /// <summary>Whether its entries are persons: cases and claims are counted, and never multiplied by an audit.</summary>
    public bool HoldsPersons => Unit == "persons";

    /// <summary>The printed number: the value, or the limit where there is no value.</summary>
    public decimal? Entries => Figure.Value ?? Figure.Low ?? Figure.High;
}

/// <summary>An audit beside a register.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="Register">The register of the same side and label.</param>
/// <param name="WouldBeWrong">Entries that would be wrong if the register were like this sample.</param>
/// <param name="PeriodsMeet">Whether the audit looked at a time that the register covers.</param>
public sealed record AuditProduct(Audit Audit, LabelRegister Register, double WouldBeWrong, bool PeriodsMeet)
{
    /// <summary>Every audit of wrong labels beside every register of persons of its side and label.</summary>
    public static ImmutableArray<AuditProduct> Of(IEnumerable<Audit> audits, IEnumerable<LabelRegister> registers)
    {
        var lists = registers.Where(register => register.HoldsPersons && register.Figure is { InWords: false, Bound: not Bound.None }).ToList();
        return
        [
            .. from audit in audits
               from register in lists
               where register.Side == audit.Side && register.Label == audit.Label
               let wrong = audit.IfLike(register.Entries!.Value)
               where wrong is not null
               select new AuditProduct(audit, register, wrong.Value, register.Period is not { } period || period.Overlaps(audit.Period)),
        ];
    }
}
