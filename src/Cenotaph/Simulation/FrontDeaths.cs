using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Which publishers report which deaths, and when: as many as are asked for.</summary>
internal sealed class FrontDeaths
{
    private const double Duplicates = 0.06;
    private const double LargestShift = 12;
    private const int Halvings = 30;

    private readonly FrontSimulation front;
    private readonly ImmutableArray<FrontSource> sources;
    private readonly FrontPerson[] dead;
    private readonly RandomStream random;
    private readonly int[] original;

    /// <param name="front">The settings.</param>
    /// <param name="people">Everybody.</param>
    /// <param name="sources">The publishers.</param>
    /// <param name="random">A stream of its own.</param>
    public FrontDeaths(FrontSimulation front, IEnumerable<FrontPerson> people, ImmutableArray<FrontSource> sources, RandomStream random)
    {
        (this.front, this.sources, this.random) = (front, sources, random);
        dead = [.. people.Where(person => person.IsDead && person.Known is not null)];
        original = [.. sources.Select(source => sources.ToList().FindIndex(other => other.Id == source.Of))];
    }

    /// <summary>A death in a publisher's list.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Source">The number of the publisher.</param>
    /// <param name="Published">When.</param>
    /// <param name="Again">Whether it is the publisher's second report of him.</param>
    /// <param name="Copied">The number of the publisher it was copied from, or null.</param>
    public readonly record struct Planned(FrontPerson Person, int Source, DateOnly Published, bool Again, int? Copied);

    /// <summary>The plan that comes nearest to a number of reports: all coverages are moved together, by the same log-odds.</summary>
    public List<Planned> Plan(int reports)
    {
        // With the chances of every person and source held fast, more coverage never loses a report, so halving finds it.
        var (low, high) = (-LargestShift, LargestShift);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Of(middle).Count > reports ? (low, middle) : (middle, high);
        }

        return Of(low);
    }

    private List<Planned> Of(double shift)
    {
        var profiles = sources.Select(source => source.Profile with
        {
            Coverage = source.Profile.Coverage > 0 ? SourceProfiles.Logistic(SourceProfiles.LogOdds(source.Profile.Coverage) + shift) : 0,
        }).ToArray();
        var plan = new List<Planned>();
        var reported = new DateOnly?[sources.Length];
        foreach (var person in dead)
        {
            var own = random.Substream((ulong)person.Number);
            Array.Clear(reported);
            for (var source = 0; source < profiles.Length; source++)
            {
                // Every publisher takes the same number of draws, whatever comes of them.
                var (chance, copies, twice, delay, again) = (own.Uniform(), own.Uniform(), own.Uniform(), Delay(own), Delay(own));
                if (profiles[source].Coverage == 0)
                {
                    continue;
                }

                var from = original[source] is var number and >= 0 && reported[number] is { } seen && copies < sources[source].Copied
                    ? (number, seen.AddDays((int)Math.Min(400, 1 + (4 * delay)))) : ((int Number, DateOnly Day)?)null;
                if (from is null && chance >= Suppression(person) * PartitionMaker.Capture(person.Invented, profiles[source]))
                {
                    continue;
                }

                var published = from?.Day ?? person.Known!.Value.AddDays(1 + (int)Math.Min(5_000, delay * profiles[source].MedianDelay));
                Add(plan, new(person, source, published, false, from?.Number), reported);
                if (twice < Duplicates)
                {
                    Add(plan, new(person, source, published.AddDays(1 + (int)Math.Min(2_000, 60 * again)), true, null), reported);
                }
            }
        }

        return plan;
    }

    private void Add(List<Planned> plan, Planned one, DateOnly?[] reported)
    {
        if (one.Published <= front.LastDay)
        {
            plan.Add(one);
            reported[one.Source] ??= one.Published;
        }
    }

    private double Suppression(FrontPerson person) =>
        (person.Deserter is { } label && label >= person.Event ? front.DeserterSuppression : 1) * (person.Missing is null ? 1 : front.MissingSuppression);

    private static double Delay(RandomStream random) => Math.Exp(0.9 * random.Normal());

    /// <summary>Writes the plan.</summary>
    public static IEnumerable<FrontReport> Write(IEnumerable<Planned> plan, FrontScribe scribe, ImmutableArray<FrontSource> sources)
    {
        var drafts = new Dictionary<int, ReportDraft>();
        FrontPerson? before = null;
        foreach (var one in plan)
        {
            if (!ReferenceEquals(before, one.Person))
            {
                drafts.Clear();
                before = one.Person;
            }

            var source = sources[one.Source];
            var draft = one.Copied is { } from && drafts.TryGetValue(from, out var seen) ? seen.Copy() : scribe.Draft(one.Person, source, one.Published);
            drafts.TryAdd(one.Source, draft.Copy());
            yield return scribe.Death(scribe.Write(one.Person, source, draft, one.Published));
        }
    }
}
