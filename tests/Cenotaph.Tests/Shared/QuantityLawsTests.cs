using CsCheck;

namespace Cenotaph.Tests;

public class QuantityLawsTests
{
    private static QuantityRules Rules => QuantityModel.Rules;

    [Fact]
    public void Comparison_is_a_partial_order() =>
        Gen.Select(QuantityModel.Pairs, QuantityModel.Pairs).Sample(
            (one, other) =>
            {
                var (a, b) = one;
                var c = b with { Side = other.First.Side, Scope = other.First.Scope, Period = other.Second.Period };
                return Rules.Compare(a, a) == Containment.Same
                    && (!(Rules.IsWithin(a, b) && Rules.IsWithin(b, a)) || Rules.Compare(a, b) == Containment.Same)
                    && (!(Rules.IsWithin(a, b) && Rules.IsWithin(b, c)) || Rules.IsWithin(a, c));
            },
            iter: 50_000);

    [Fact]
    public void The_other_way_round_a_comparison_is_the_mirror_image() =>
        QuantityModel.Pairs.Sample((a, b) => Rules.Compare(b, a) == (Rules.Compare(a, b) switch
        {
            Containment.Within => Containment.Holds,
            Containment.Holds => Containment.Within,
            var same => same,
        }), iter: 20_000);

    [Fact]
    public void A_comparison_is_true_of_the_cases() =>
        QuantityModel.Pairs.Where((a, b) => a != b).Sample(
            (a, b) => Rules.Compare(a, b) switch
            {
                Containment.Unknown => true,
                _ when a.Kind == QuantityKind.Rate => a.Period is not null && QuantityModel.Cases(a).SetEquals(QuantityModel.Cases(b)),
                Containment.Same => QuantityModel.Cases(a).SetEquals(QuantityModel.Cases(b)),
                Containment.Within => QuantityModel.Cases(a).IsSubsetOf(QuantityModel.Cases(b)),
                Containment.Holds => QuantityModel.Cases(a).IsSupersetOf(QuantityModel.Cases(b)),
                _ => !QuantityModel.Cases(a).Overlaps(QuantityModel.Cases(b)),
            },
            iter: 5_000);

    [Fact]
    public void A_sum_counts_every_case_of_both_once() =>
        EachAllowed(50_000, Rules.Add, (a, b, sum) =>
        {
            var (first, second) = (QuantityModel.Cases(a), QuantityModel.Cases(b));
            return !first.Overlaps(second) && QuantityModel.Cases(sum).SetEquals(first.Union(second));
        });

    [Fact]
    public void A_sum_is_the_same_in_either_order() =>
        QuantityModel.Pairs.Sample(
            (a, b) => (Rules.Add(a, b), Rules.Add(b, a)) is var (one, other)
                && (one is Joined.Allowed ? one == other : other is Joined.Refused),
            iter: 20_000);

    [Fact]
    public void A_difference_counts_the_cases_that_came_between() =>
        EachAllowed(100_000, Rules.Subtract, (a, b, flow) =>
        {
            var (later, earlier) = (QuantityModel.Cases(a), QuantityModel.Cases(b));
            return flow.Kind == QuantityKind.Period && earlier.IsSubsetOf(later)
                && QuantityModel.Cases(flow).SetEquals(later.Except(earlier));
        });

    [Fact]
    public void A_difference_over_two_bases_or_an_unknown_one_is_refused_and_names_the_basis() =>
        QuantityModel.Pairs.Sample((a, b) =>
            a.Basis == b.Basis && a.Basis is not null
            || a.Kind != QuantityKind.Cumulative || b.Kind != QuantityKind.Cumulative
            || Rules.Subtract(a, b) is Joined.Refused refused && refused.Differences.Any(part => part.Part == QuantityPart.Basis));

    [Fact]
    public void Every_refusal_names_a_part_and_each_part_once_and_in_order() =>
        QuantityModel.Pairs.Sample(
            (a, b) => new[] { Rules.Add(a, b), Rules.Subtract(a, b), Rules.Divide(a, b), Rules.Hold(a, b) }.OfType<Joined.Refused>()
                .All(refused => refused.Differences.Count > 0
                    && refused.Differences.Select(part => part.Part).SequenceEqual(refused.Differences.Select(part => part.Part).Distinct().Order())
                    && refused.Differences.All(part => part.First == a.Text(part.Part) && part.Second == b.Text(part.Part))
                    && refused.Differences.All(part => refused.ToString().Contains(part.ToString(), StringComparison.Ordinal))),
            iter: 20_000);

    [Fact]
    public void What_is_allowed_has_no_unknown_date_in_it() =>
        QuantityModel.Pairs.Sample(
            (a, b) => new[] { Rules.Add(a, b), Rules.Subtract(a, b), Rules.Divide(a, b), Rules.Hold(a, b) }.All(answer => answer is Joined.Refused
                || (a.AsOf is { IsDay: true } && b.AsOf is { IsDay: true }
                    && (a.Kind is not (QuantityKind.Cumulative or QuantityKind.Period or QuantityKind.Rate) || (a.Period ?? b.Period) is not null))),
            iter: 20_000);

    [Fact]
    public void A_quotient_is_a_ratio_that_no_other_pair_gives()
    {
        var seen = new Dictionary<Quantity, (Quantity, Quantity)>();
        QuantityModel.Pairs.Sample(
            (a, b) =>
            {
                if (Rules.Divide(a, b) is Joined.Allowed { Quantity: var ratio })
                {
                    Assert.Equal((QuantityKind.Ratio, "ratio"), (ratio.Kind, ratio.Unit));
                    Assert.Equal((a, b), seen.TryAdd(ratio, (a, b)) ? (a, b) : seen[ratio]);
                }
            },
            iter: 20_000,
            threads: 1);
    }

    [Fact]
    public void What_is_added_divided_and_compared_without_words_of_the_study_is_a_callers_mistake() =>
        Assert.Throws<ArgumentException>("scope", () => Rules.Add(
            new() { Side = "Red", Category = "killed", Kind = QuantityKind.Cumulative },
            new() { Side = "Mauve", Category = "killed", Kind = QuantityKind.Cumulative }));

    // Most pairs are refused: the law is tried on those that are not, of which there must be enough.
    private static void EachAllowed(
        int pairs, Func<Quantity, Quantity, Joined> join, Func<Quantity, Quantity, Quantity, bool> law)
    {
        var allowed = 0;
        QuantityModel.Pairs.Sample(
            (a, b) =>
            {
                if (join(a, b) is Joined.Allowed { Quantity: var result })
                {
                    allowed++;
                    return law(a, b, result);
                }

                return true;
            },
            iter: pairs,
            threads: 1);
        Assert.True(allowed > 40, $"only {allowed} pairs were allowed");
    }
}
