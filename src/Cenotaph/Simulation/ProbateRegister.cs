using System.Collections.Immutable;
using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Simulation;

/// <summary>One extraction of an invented register, counted, with the named list of the same day.</summary>
/// <param name="Cube">The cases.</param>
/// <param name="List">The list, each of its names sought in the register and found where he has a case.</param>
internal sealed record SimulatedExtraction(ProbateCube Cube, ListedCounts List);

/// <summary>An invented register as counts, without names: its extractions and the truth behind them.</summary>
/// <param name="Extractions">In the order of the days.</param>
/// <param name="Truth">The war dead.</param>
internal sealed record ProbateRegister(ImmutableArray<SimulatedExtraction> Extractions, ProbateTruth Truth)
{
    private const int OldestYears = 120;

    /// <summary>Draws the register that a folder of the same settings holds.</summary>
    /// <param name="simulation">The settings.</param>
    /// <param name="ages">Groups of ages; the usual ones where null.</param>
    /// <param name="maximumDelay">The greatest delay told apart, in weeks.</param>
    /// <param name="courtDays">A death recorded more than so many days after it is of the court-declared stream.</param>
    public static ProbateRegister Draw(
        ProbateSimulation simulation, IReadOnlyList<AgeGroup>? ages = null, int maximumDelay = 260, int courtDays = 180)
    {
        var world = new ProbateWorld(simulation);
        var truth = new ProbateTruth(simulation);
        ImmutableArray<SimulatedExtraction> extractions =
        [
            .. simulation.Extracted.Select(day => new ProbateFrame(simulation.FirstWeek, day, ages ?? ProbateSettings.UsualAges, maximumDelay))
                .Select(frame => new SimulatedExtraction(new(frame, courtDays), new(frame, DrawnWeek.Recruitments))),
        ];
        var indexes = AgeIndexes(extractions[0].Cube.Frame);
        for (var number = 0; number < simulation.Weeks; number++)
        {
            var week = DrawnWeek.Draw(world, number);
            truth.Add(week);
            foreach (var extraction in extractions)
            {
                Count(week, extraction, indexes, simulation.FirstWeek.DayNumber);
            }
        }

        return new(extractions, truth);
    }

    private static void Count(DrawnWeek week, SimulatedExtraction extraction, int[] ages, int first)
    {
        var (cube, frame, day) = (extraction.Cube, extraction.Cube.Frame, extraction.Cube.Frame.Extracted.DayNumber);
        var found = new (CaseStream Stream, int Delay)?[week.Soldiers.Count];
        foreach (var one in week.Cases)
        {
            if (!one.IsSeen(day))
            {
                continue;
            }

            var stream = one.Act - one.Death > cube.CourtDays ? CaseStream.CourtDeclared : CaseStream.Ordinary;
            var delay = ((one.Opened - first) / 7) - week.Number;
            cube.Add(stream, one.IsMan ? SexGroup.Male : SexGroup.Female, one.BirthKnown ? ages[one.Years] : frame.UnknownAge, week.Number, delay, 1);
            if (one.Soldier >= 0)
            {
                found[one.Soldier] = (stream, delay);
            }
        }

        for (var number = 0; number < week.Soldiers.Count; number++)
        {
            var soldier = week.Soldiers[number];
            if (soldier.Published > day)
            {
                continue;
            }

            var listing = ((soldier.Published - first) / 7) - week.Number;
            extraction.List.Add(new(ages[soldier.Years], soldier.Recruitment, week.Number, listing, true, found[number]?.Stream, found[number]?.Delay ?? 0));
        }
    }

    private static int[] AgeIndexes(ProbateFrame frame) =>
        [.. Enumerable.Range(0, OldestYears).Select(years => Enumerable.Range(0, frame.Ages.Count).FirstOrDefault(
            age => frame.Ages[age].Low <= years && years <= (frame.Ages[age].High ?? OldestYears), frame.OtherAge))];
}
