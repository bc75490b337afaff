namespace Cenotaph.Linkage;

/// <summary>A sampled true person: all records that are this person, found by hand.</summary>
/// <param name="Records">The person's records.</param>
/// <param name="Probability">The probability with which it was sampled, up to a factor that all share; for example the number of its records when a
/// random record was taken and its person completed.</param>
internal sealed record SampledPerson(IReadOnlyList<int> Records, double Probability);

/// <summary>Clusters against the truth: pairwise and B³ precision, recall and F1, each with its standard error.</summary>
/// <remarks>
/// Pairwise measures from sampled persons are ratio estimators after Binette, York, Hickerson, Baek, Madhavan and Jones, Estimating the performance
/// of entity resolution algorithms, The American Statistician 77(4), 2023; the same sums give B³ (Bagga and Baldwin, Entity-based
/// cross-document coreferencing using the vector space model, ACL 1998). With a truth column every person is in the sample, and the standard
/// error is that of the persons as a sample of such persons. We leave out the paper's correction of the bias of a ratio, of order 1/n.
/// </remarks>
internal sealed record ClusterEvaluation(
    RatioEstimate PairPrecision,
    RatioEstimate PairRecall,
    RatioEstimate PairF1,
    RatioEstimate BCubedPrecision,
    RatioEstimate BCubedRecall,
    RatioEstimate BCubedF1)
{
    /// <summary>The measures of clusters when the truth of every record is known.</summary>
    /// <param name="clusterOf">For each record the number of its cluster, from 0.</param>
    /// <param name="truth">For each record its true person; below 0 where it is not known: the record is left out.</param>
    /// <param name="scope">Which pairs count.</param>
    public static ClusterEvaluation Of(int[] clusterOf, int[] truth, PairScope scope) => Of(ClusterTable.Of(clusterOf, truth, scope).Persons);

    /// <summary>The measures of clusters when the truth is known for sampled persons.</summary>
    public static ClusterEvaluation Of(int[] clusterOf, IReadOnlyList<SampledPerson> sample)
    {
        var size = new int[clusterOf.Length == 0 ? 0 : clusterOf.Max() + 1];
        foreach (var cluster in clusterOf)
        {
            size[cluster]++;
        }

        return Of([.. sample.Select(person =>
        {
            var (right, claimed, pure, whole, own) = (0.0, 0.0, 0.0, 0.0, (double)person.Records.Count);
            foreach (var cell in person.Records.GroupBy(record => clusterOf[record]))
            {
                var count = (double)cell.Count();
                right += count * (count - 1) / 2;
                claimed += (count * (count - 1) / 2) + (count * (size[cell.Key] - count) / 2);
                pure += count * count / size[cell.Key];
                whole += count * count / own;
            }

            return new PersonSums(person.Records.Count, right, claimed, own * (own - 1) / 2, pure, whole) { By = 1 / person.Probability };
        })]);
    }

    private static ClusterEvaluation Of(IReadOnlyList<PersonSums> persons)
    {
        RatioEstimate Ratio(Func<PersonSums, double> upper, Func<PersonSums, double> lower) =>
            RatioEstimate.Of(persons, person => person.By, upper, lower);

        var precision = Ratio(person => person.Pure, person => person.Records);
        var recall = Ratio(person => person.Whole, person => person.Records);
        return new(
            Ratio(person => person.Right, person => person.Claimed),
            Ratio(person => person.Right, person => person.True),
            Ratio(person => 2 * person.Right, person => person.Claimed + person.True),
            precision,
            recall,
            Harmonic(persons, precision, recall));
    }

    // The harmonic mean F = 2PR / (P + R) of two ratios over the same records; its error by linearisation: dF = 2 (R² dP + P² dR) / (P + R)².
    private static RatioEstimate Harmonic(IReadOnlyList<PersonSums> persons, RatioEstimate precision, RatioEstimate recall)
    {
        if (precision.Value is not { } p || recall.Value is not { } r)
        {
            return default;
        }

        var (byPrecision, byRecall) = (2 * r * r / ((p + r) * (p + r)), 2 * p * p / ((p + r) * (p + r)));
        var linear = RatioEstimate.Of(
            persons,
            person => person.By,
            person => (byPrecision * (person.Pure - (p * person.Records))) + (byRecall * (person.Whole - (r * person.Records))),
            person => person.Records);
        return new(2 * p * r / (p + r), linear.StandardError);
    }
}
