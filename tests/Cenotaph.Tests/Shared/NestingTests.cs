using CsCheck;

namespace Cenotaph.Tests;

public class NestingTests
{
    private static readonly Nesting Forces = new(
    [
        new("all", ["forces", "civilians"], Complete: true, Disjoint: true),
        new("forces", ["army", "guard"], Complete: true, Disjoint: true),
        new("army", ["tanks"]),
        new("guard"), new("tanks"), new("civilians"),
    ]);

    [Theory]
    [InlineData("tanks", "army", Containment.Within)]
    [InlineData("tanks", "all", Containment.Within)]
    [InlineData("all", "tanks", Containment.Holds)]
    [InlineData("army", "army", Containment.Same)]
    [InlineData("tanks", "guard", Containment.Disjoint)]
    [InlineData("guard", "civilians", Containment.Disjoint)]
    [InlineData("army+guard", "forces", Containment.Same)]
    [InlineData("tanks+guard", "forces", Containment.Within)]
    [InlineData("army+civilians", "forces", Containment.Unknown)]
    [InlineData("civilians+army+guard", "all", Containment.Same)]
    [InlineData("tanks+guard", "civilians", Containment.Disjoint)]
    public void A_containment_is_read_off_the_declarations(string first, string second, Containment expected) =>
        Assert.Equal(expected, Forces.Compare(Terms(first), Terms(second)));

    [Theory]
    [InlineData("army", "guard", "forces")]
    [InlineData("tanks", "guard", "guard + tanks")]
    [InlineData("tanks", "army", "army")]
    [InlineData("army+guard", "civilians", "all")]
    [InlineData("army", "civilians", "army + civilians")]
    public void A_union_stands_in_the_fewest_terms(string first, string second, string expected) =>
        Assert.Equal(expected, Forces.Union(Terms(first), Terms(second)).ToString());

    [Fact]
    public void Siblings_not_declared_disjoint_may_overlap()
    {
        var nesting = new Nesting([new("all", ["mobilised", "army"]), new("mobilised"), new("army")]);
        Assert.Equal(Containment.Unknown, nesting.Compare("mobilised", "army"));
        Assert.Equal(Containment.Holds, nesting.Compare(new Scope("all"), new Scope("mobilised", "army")));
    }

    [Fact]
    public void What_each_part_of_a_complete_term_lies_within_holds_the_term()
    {
        var nesting = new Nesting([new("x", ["a", "b"], Complete: true), new("y", ["a"]), new("z", ["b"]), new("a"), new("b")]);
        Assert.Equal(Containment.Within, nesting.Compare(new Scope("x"), new Scope("y", "z")));
        Assert.Equal("y + z", nesting.Union(new("x"), nesting.Union(new("y"), new("z"))).ToString());
    }

    [Fact]
    public void Two_names_of_one_whole_are_the_same()
    {
        var nesting = new Nesting([new("x", ["a", "b"], Complete: true), new("y", ["a", "b"], Complete: true), new("a"), new("b")]);
        Assert.Equal(Containment.Same, nesting.Compare("x", "y"));
        Assert.Equal("x", nesting.Union(new("y"), new("x")).ToString());
    }

    [Fact]
    public void Nothing_is_derived_that_is_false_in_a_world_where_the_declarations_hold() =>
        NestingModel.AndScopes.Sample(
            (model, a, b, _) =>
            {
                var (one, other) = (model.Of(a), model.Of(b));
                return model.Nesting.Compare(a, b) switch
                {
                    Containment.Same => one == other,
                    Containment.Within => (one & ~other) == 0,
                    Containment.Holds => (other & ~one) == 0,
                    Containment.Disjoint => (one & other) == 0,
                    _ => true,
                };
            },
            iter: 20_000);

    [Fact]
    public void Every_containment_is_met_by_the_generated_worlds()
    {
        HashSet<Containment> met = [];
        NestingModel.AndScopes.Sample((model, a, b, _) => { met.Add(model.Nesting.Compare(a, b)); }, iter: 5_000, threads: 1);
        Assert.Equal(Enum.GetValues<Containment>(), met.Order());
    }

    [Fact]
    public void Containment_is_a_partial_order() =>
        NestingModel.AndScopes.Sample(
            (model, a, b, c) =>
            {
                bool Within(Scope one, Scope other) => model.Nesting.Compare(one, other) is Containment.Same or Containment.Within;
                return model.Nesting.Compare(a, a) == Containment.Same
                    && (!(Within(a, b) && Within(b, a)) || model.Nesting.Compare(a, b) == Containment.Same)
                    && (!(Within(a, b) && Within(b, c)) || Within(a, c));
            },
            iter: 20_000);

    [Fact]
    public void The_other_way_round_it_is_the_mirror_image() =>
        NestingModel.AndScopes.Sample((model, a, b, _) => model.Nesting.Compare(b, a) == (model.Nesting.Compare(a, b) switch
        {
            Containment.Within => Containment.Holds,
            Containment.Holds => Containment.Within,
            var same => same,
        }));

    [Fact]
    public void Parts_inherit_what_their_whole_has_nothing_in_common_with() =>
        NestingModel.AndScopes.Sample(
            (model, a, b, _) => model.Nesting.Compare(a, b) != Containment.Disjoint
                || model.Terms.Where(term => a.Terms.Contains(term.Id)).SelectMany(term => term.Parts)
                    .All(part => model.Nesting.Compare(new Scope(part), b) == Containment.Disjoint),
            iter: 20_000);

    [Fact]
    public void A_union_holds_the_people_of_both_and_no_others() =>
        NestingModel.AndScopes.Sample(
            (model, a, b, _) => model.Of(model.Nesting.Union(a, b)) == (model.Of(a) | model.Of(b)), iter: 10_000);

    [Fact]
    public void A_union_is_commutative_associative_and_idempotent() =>
        NestingModel.AndScopes.Sample(
            (model, a, b, c) =>
            {
                var nesting = model.Nesting;
                var union = nesting.Union(a, b);
                return union.Equals(nesting.Union(b, a))
                    && nesting.Union(union, c).Equals(nesting.Union(a, nesting.Union(b, c)))
                    && nesting.Union(union, union).Equals(union)
                    && nesting.Compare(a, union) is Containment.Same or Containment.Within;
            },
            iter: 20_000);

    [Fact]
    public void No_term_of_a_union_lies_within_the_others() =>
        NestingModel.AndScopes.Sample((model, a, b, _) =>
        {
            var union = model.Nesting.Union(a, b);
            return union.Terms.Length == 1 || union.Terms.All(term =>
                model.Nesting.Compare(new Scope(term), new Scope(union.Terms.Remove(term))) is not (Containment.Within or Containment.Same));
        });

    [Fact]
    public void A_ladder_of_complete_terms_is_compared_without_climbing_every_path()
    {
        var rungs = Enumerable.Range(0, 60).SelectMany(level => new Term[]
        {
            new($"l{level}", level == 59 ? [] : [$"l{level + 1}", $"r{level + 1}"], Complete: true),
            new($"r{level}", level == 59 ? [] : [$"l{level + 1}", $"r{level + 1}"], Complete: true),
        });
        var nesting = new Nesting([.. rungs, new("other")]);
        Assert.Equal(Containment.Unknown, nesting.Compare("l0", "other"));
        Assert.Equal(Containment.Same, nesting.Compare("l0", "r0"));
        Assert.Equal(Containment.Same, nesting.Compare(new Scope("l0"), new Scope("l59", "r59")));
    }

    [Theory]
    [InlineData("a:b b:a", "\"a\" lies within itself.")]
    [InlineData("a:a", "\"a\" lies within itself.")]
    [InlineData("a: a:", "\"a\" is declared twice.")]
    [InlineData("a:b", "\"b\", a part of \"a\", is not declared.")]
    [InlineData("x!a,b y:a,b a:c b:c c:", "\"c\" lies within two parts that are declared disjoint.")]
    public void Declarations_that_cannot_be_true_are_refused(string declared, string message)
    {
        var terms = declared.Split(' ').Select(one => new Term(
            one[..1], [.. one[2..].Split(',', StringSplitOptions.RemoveEmptyEntries)], Disjoint: one[1] == '!'));
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new Nesting(terms)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_is_not_declared_is_refused_by_name()
    {
        Assert.StartsWith("\"navy\" is not declared.", Assert.Throws<ArgumentException>(() => Forces.Compare("army", "navy")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("scope", () => Forces.Union(new("navy"), new("army")));
    }

    private static Scope Terms(string joined) => new(joined.Split('+'));
}
