namespace Cenotaph.Linkage;

/// <summary>One step of the waterfall of a record found: what a comparison adds to its weight.</summary>
/// <param name="Name">The comparison, or <c>prior</c>.</param>
/// <param name="Level">The level that holds, in words.</param>
/// <param name="Sought">What was asked for; null where there is none.</param>
/// <param name="Seen">What the record says.</param>
/// <param name="M">How often a true record lies on that level; null where nothing is compared.</param>
/// <param name="U">How often another record of the table does, as counted in it.</param>
/// <param name="Weight">What the step adds, in bits: log₂ of M over U.</param>
public sealed record FoundStep(string Name, string Level, string? Sought, string? Seen, double? M, double? U, double Weight);

/// <summary>A record that may be the person sought.</summary>
/// <param name="Row">Its line in the file as an editor shows it, or its number where the file has no lines; from 1.</param>
/// <param name="Id">Its id in the table; null where the table gives none.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Born">The date of birth as written, or the age; null where it is not known.</param>
/// <param name="Died">The date of death as written.</param>
/// <param name="From">Settlement and region as written.</param>
/// <param name="Unit">The unit as written.</param>
/// <param name="Waterfall">The steps that add up to its weight, the prior first.</param>
public sealed record FoundRecord(
    long Row, string? Id, string Name, string? Born, string? Died, string? From, string? Unit, IReadOnlyList<FoundStep> Waterfall)
{
    /// <summary>The match weight: the sum of the steps, in bits.</summary>
    public double Weight
    {
        get
        {
            var sum = 0.0;
            foreach (var step in Waterfall)
            {
                sum += step.Weight;
            }

            return sum;
        }
    }

    /// <summary>The probability that it is the person, 2^w / (1 + 2^w): the model's, not calibrated on labelled pairs.</summary>
    public double Probability => MatchProbability.Of(Weight);
}

/// <summary>A person found: records of the table that are surely one person, the one nearest to the query first.</summary>
/// <param name="Records">The records, at least one.</param>
public sealed record FoundPerson(IReadOnlyList<FoundRecord> Records)
{
    /// <summary>The nearest record, for which the person is ranked.</summary>
    public FoundRecord Best => Records[0];
}

/// <summary>What the answer comes to.</summary>
public enum FindVerdict
{
    /// <summary>No record is near.</summary>
    Nobody,

    /// <summary>Records agree as far as they go, but none is more likely the person than not.</summary>
    Namesakes,

    /// <summary>The first person is more likely than not the one sought.</summary>
    Probable,

    /// <summary>The first person's probability is at least 0.95.</summary>
    Found,
}

/// <summary>The answer of <c>find</c>.</summary>
/// <param name="Looked">How many records of the dead were looked at.</param>
/// <param name="Near">How many of them may be the person.</param>
/// <param name="Persons">The persons, the likeliest first; no more than were asked for.</param>
public sealed record FindAnswer(long Looked, int Near, IReadOnlyList<FoundPerson> Persons)
{
    private const double Sure = 0.95;

    /// <summary>What the answer comes to.</summary>
    public FindVerdict Verdict =>
        Persons.Count == 0 ? FindVerdict.Nobody
        : Persons[0].Best.Probability >= Sure ? FindVerdict.Found
        : Persons[0].Best.Probability >= 0.5 ? FindVerdict.Probable
        : FindVerdict.Namesakes;
}
