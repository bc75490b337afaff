using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>
/// Inheritance cases of one extraction, counted by stream, sex, age, week of death and delay. Cases are added one by one as they stream by, or in
/// groups that were summed elsewhere; cubes counted side by side are added up. No name enters it.
/// </summary>
internal sealed class ProbateCube
{
    private const int Sexes = 2;
    private const int Streams = 2;

    // One row of delays for each stream, sex, age and week, made when its first case comes: most rows of the court-declared stream are empty.
    private readonly long[]?[] rows;
    private readonly long[] readings = new long[Enum.GetValues<CaseReading>().Length];

    /// <summary>A cube without cases.</summary>
    /// <param name="frame">Its axes.</param>
    /// <param name="courtDays">A death recorded more than so many days after it is of the court-declared stream; at least 0.</param>
    public ProbateCube(ProbateFrame frame, int courtDays = 180)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(courtDays);
        (Frame, CourtDays) = (frame, courtDays);
        rows = new long[]?[Streams * Sexes * frame.AgeSlots * frame.Weeks];
    }

    /// <summary>The axes.</summary>
    public ProbateFrame Frame { get; }

    /// <summary>A death recorded more than so many days after it is of the court-declared stream.</summary>
    public int CourtDays { get; }

    /// <summary>How many cases ended in a way.</summary>
    public long Of(CaseReading reading) => readings[(int)reading];

    /// <summary>Counts a case.</summary>
    /// <returns>What became of it; only <see cref="CaseReading.Counted"/> is in a cell.</returns>
    public CaseReading Add(in ProbateCase one)
    {
        var stream = one.Act is { } act && act.DayNumber - one.Death.DayNumber > CourtDays ? CaseStream.CourtDeclared : CaseStream.Ordinary;
        return one.Opened < one.Death
            ? Left(CaseReading.OpenedBeforeDeath, 1)
            : Add(stream, one.Sex, Frame.Age(one.Birth, one.Death), Frame.Week(one.Death), Frame.Week(one.Opened) - Frame.Week(one.Death), 1);
    }

    /// <summary>Counts cases that were summed elsewhere, say by a query.</summary>
    /// <param name="stream">Their stream.</param>
    /// <param name="sex">Their sex.</param>
    /// <param name="age">The index of their age in the frame.</param>
    /// <param name="week">The week of death, by <see cref="ProbateFrame.Week"/>; may lie outside the frame.</param>
    /// <param name="delay">The week of opening less that of death.</param>
    /// <param name="count">How many, at least 0.</param>
    /// <returns>What became of them.</returns>
    public CaseReading Add(CaseStream stream, SexGroup sex, int age, int week, int delay, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(age, Frame.AgeSlots);
        var reading = delay < 0 ? CaseReading.OpenedBeforeDeath
            : sex is not (SexGroup.Male or SexGroup.Female) ? CaseReading.SexUnknown
            : week < 0 ? CaseReading.BeforeFirstWeek
            : week >= Frame.Weeks || delay >= Frame.Weeks - week ? CaseReading.AfterLastWeek
            : delay > Frame.MaximumDelay ? CaseReading.BeyondMaximumDelay
            : CaseReading.Counted;
        if (reading == CaseReading.Counted && count > 0)
        {
            (rows[Place(stream, sex, age, week)] ??= new long[Frame.Oldest(week) + 1])[delay] += count;
        }

        return Left(reading, count);
    }

    /// <summary>Adds the cases of another cube of the same axes.</summary>
    public void Add(ProbateCube other)
    {
        if (!SameAxes(other) || other.Frame.Extracted != Frame.Extracted)
        {
            throw new ArgumentException("The cubes differ in their axes.", nameof(other));
        }

        for (var place = 0; place < rows.Length; place++)
        {
            if (other.rows[place] is { } more)
            {
                var row = rows[place] ??= new long[more.Length];
                for (var delay = 0; delay < row.Length; delay++)
                {
                    row[delay] += more[delay];
                }
            }
        }

        for (var reading = 0; reading < readings.Length; reading++)
        {
            readings[reading] += other.readings[reading];
        }
    }

    /// <summary>The cases of a row by delay, up to the oldest that it can show; empty where there are none.</summary>
    public ReadOnlySpan<long> Row(CaseStream stream, SexGroup sex, int age, int week) => rows[Place(stream, sex, age, week)];

    /// <summary>
    /// What a later extraction no longer holds of this one, and what it holds beyond it among cases opened before this one was made. Cell by cell:
    /// a case that vanished while another came into its cell is not seen. Where case numbers are kept, count by them.
    /// </summary>
    public ProbateDeletions DeletedBy(ProbateCube later)
    {
        if (!SameAxes(later) || later.Frame.Extracted < Frame.Extracted)
        {
            throw new ArgumentException("The later cube has other axes or is not later.", nameof(later));
        }

        var (vanished, added, held) = (0L, 0L, 0L);
        for (var line = 0; line < Streams * Sexes * Frame.AgeSlots; line++)
        {
            for (var week = 0; week < Frame.Weeks; week++)
            {
                var before = rows[(line * Frame.Weeks) + week];
                var after = later.rows[(line * later.Frame.Weeks) + week];
                for (var delay = 0; delay <= Frame.Oldest(week); delay++)
                {
                    var (was, now) = (before is null ? 0 : before[delay], after is null ? 0 : after[delay]);
                    held += was;
                    vanished += Math.Max(0, was - now);
                    added += Math.Max(0, now - was);
                }
            }
        }

        return new(Frame.Extracted, later.Frame.Extracted, held, vanished, added);
    }

    private bool SameAxes(ProbateCube other) =>
        other.Frame.FirstWeek == Frame.FirstWeek && other.Frame.MaximumDelay == Frame.MaximumDelay && other.CourtDays == CourtDays
        && other.Frame.Ages.SequenceEqual(Frame.Ages);

    private CaseReading Left(CaseReading reading, long count)
    {
        readings[(int)reading] += count;
        return reading;
    }

    private int Place(CaseStream stream, SexGroup sex, int age, int week)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(week);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(week, Frame.Weeks);
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(age, Frame.AgeSlots);
        return (((((int)stream * Sexes) + (sex == SexGroup.Male ? 0 : 1)) * Frame.AgeSlots) + age) * Frame.Weeks + week;
    }
}
