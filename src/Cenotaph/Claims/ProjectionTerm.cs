namespace Cenotaph.Claims;

/// <summary>One of the numbers that a projection adds up: where it stands, and how fast it grows.</summary>
/// <param name="Start">Where it stands on the first day.</param>
/// <param name="Day">The first day.</param>
/// <param name="Pace">How fast it grows.</param>
public sealed record ProjectionTerm(ProjectionRange Start, DateOnly Day, ProjectionPace Pace);

/// <summary>How fast a number grows.</summary>
public abstract record ProjectionPace
{
    private ProjectionPace()
    {
    }

    /// <summary>By so much a month, whatever it stands at.</summary>
    public sealed record Monthly(ProjectionRange Rate) : ProjectionPace;

    /// <summary>By its own start divided by so many months: who starts higher grows faster.</summary>
    /// <param name="Months">How many months it took to get there, above 0.</param>
    public sealed record Own(double Months) : ProjectionPace;

    /// <summary>By the same share of its start a month as another term of the sum.</summary>
    /// <param name="Term">The place of the other term; its pace is not relative.</param>
    public sealed record Relative(int Term) : ProjectionPace;
}
