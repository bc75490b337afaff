using Cenotaph.Claims;

namespace Cenotaph.Tests.Studies;

public sealed class ReconcileSectionTests
{
    // The section begins in line 15 of study.toml.
    private const string Share = "[[reconcile.shares]]\nid = \"a\"\ncategory = \"killed\"\nscope = [\"army\"]\nas = \"killed\"\nvalue = 0.7\nfactor = 1.3\nwhy = \"W.\"";
    private const string Anchor = "[[reconcile.anchors]]\nid = \"a\"\npublishers = [\"desk\"]\nwhy = \"W.\"";
    private const string Origin = "[[reconcile.origins]]\nid = \"a\"\npublishers = [\"desk\"]\nwhy = \"W.\"";
    private const string Left = "[[reconcile.leaves_out]]\nside = \"Red\"\ncategory = \"killed\"\nwhat = \"the missing\"\nwhy = \"W.\"";

    [Theory]
    [InlineData("[reconcile]\nsede = 1", "row 16, column \"reconcile.sede\": seen a name that means nothing here; expected seed, priors, origins, shares, anchors, set_aside, components, leaves_out, score.")]
    [InlineData("[reconcile]\nseed = 1.5", "row 16, column \"reconcile.seed\": seen 1.5; expected a whole number.")]
    [InlineData("[reconcile]\nseed = -1", "row 16, column \"reconcile.seed\": seen -1; expected a whole number of nought or more.")]
    [InlineData("[reconcile]\ncomponents = [\"navy\"]", "row 16, column \"reconcile.components\": seen \"navy\"; expected a declared scope.")]
    [InlineData("[reconcile]\ncomponents = [\"army\", \"army\"]", "row 16, column \"reconcile.components\": seen \"army\" again; expected each scope once.")]
    [InlineData("[reconcile.priors.flow]\nvalue = 0\nwhy = \"W.\"", "row 16, column \"reconcile.priors.flow.value\": seen 0; expected a number above 0, the median.")]
    [InlineData("[reconcile.priors.flow]\nwhy = \"W.\"", "row 15, column \"reconcile.priors.flow.value\": seen nothing; expected a number above 0, the median.")]
    [InlineData("[reconcile.priors.flow]\nvalue = 5\nfactor = 0.5\nwhy = \"W.\"", "row 17, column \"reconcile.priors.flow.factor\": seen 0.5; expected a factor of 1 or more: 95 % lie within the median divided and multiplied by it.")]
    [InlineData("[reconcile.priors.flow]\nvalue = 5", "row 15, column \"reconcile.priors.flow.why\": seen nothing; expected a text.")]
    [InlineData("[reconcile.priors.flow]\nvalue = 5\nwhy = \"W.\"\nspread = 2", "row 18, column \"reconcile.priors.flow.spread\": seen a name that means nothing here; expected value, factor, why.")]
    [InlineData("[reconcile.priors.flows]\nvalue = 5\nwhy = \"W.\"", "row 15, column \"reconcile.priors.flows\": seen a name that means nothing here; expected flow, flow-walk, wounded, wounded-walk, missing, origin-spread, publisher-spread, drift, noise, within-origin, between-origins, range-mass, allowance.")]
    [InlineData("[reconcile.priors.within-origin]\nvalue = 1\nwhy = \"W.\"", "row 16, column \"reconcile.priors.within-origin.value\": seen 1; expected a number above 0 and below 1.")]
    [InlineData("[reconcile.priors.range-mass]\nvalue = 1.2\nwhy = \"W.\"", "row 16, column \"reconcile.priors.range-mass.value\": seen 1.2; expected a number above 0 and below 1.")]
    [InlineData("[reconcile.priors.wounded-walk]\nvalue = 0.2\nfactor = 2\nwhy = \"W.\"", "row 17, column \"reconcile.priors.wounded-walk.factor\": seen 2; expected no factor: this number is taken as it is.")]
    [InlineData("[[reconcile.set_aside]]\nwhy = \"W.\"", "row 15, column \"reconcile.set_aside.series\": seen nothing; expected at least one series.")]
    [InlineData("[[reconcile.set_aside]]\nseries = [\"s\"]", "row 15, column \"reconcile.set_aside.why\": seen nothing; expected a text.")]
    [InlineData("[reconcile.priors.allowance]\nvalue = 1\nwhy = \"W.\"", "row 16, column \"reconcile.priors.allowance.value\": seen 1; expected a share from 0 and below 1.")]
    [InlineData("[reconcile.priors.allowance]\nvalue = 0.1", "row 15, column \"reconcile.priors.allowance.why\": seen nothing; expected a text.")]
    [InlineData(Share + "\n" + Share, "row 24, column \"reconcile.shares.id\": seen \"a\" again; expected each id once.")]
    [InlineData("[[reconcile.shares]]\nid = \"a\"\ncategory = \"kild\"\nas = \"killed\"\nvalue = 0.7\nwhy = \"W.\"", "row 17, column \"reconcile.shares.category\": seen \"kild\"; expected a built-in or declared category.")]
    [InlineData("[[reconcile.shares]]\nid = \"a\"\ncategory = \"killed\"\nscope = [\"navy\"]\nas = \"killed\"\nvalue = 0.7\nwhy = \"W.\"", "row 18, column \"reconcile.shares.scope\": seen \"navy\"; expected a declared scope.")]
    [InlineData("[[reconcile.shares]]\nid = \"a\"\ncategory = \"killed\"\nas = \"dead\"\nvalue = 0.7\nwhy = \"W.\"", "row 18, column \"reconcile.shares.as\": seen \"dead\"; expected killed, wounded, casualties or missing.")]
    [InlineData(Share + "\nof = 1", "row 23, column \"reconcile.shares.of\": seen a name that means nothing here; expected id, category, scope, unit, as, value, factor, why.")]
    [InlineData(Anchor + "\nbias = 1", "row 19, column \"reconcile.anchors.bias\": seen 1; expected a factor above 1.")]
    [InlineData(Anchor + "\n" + Anchor, "row 20, column \"reconcile.anchors.id\": seen \"a\" again; expected each id once.")]
    [InlineData("[[reconcile.anchors]]\nid = \"a\"\npublishers = [\"nobody\"]\nwhy = \"W.\"", "row 17, column \"reconcile.anchors.publishers\": seen \"nobody\"; expected a publisher of sources.toml.")]
    [InlineData("[[reconcile.anchors]]\nid = \"a\"\nwhy = \"W.\"", "row 15, column \"reconcile.anchors.publishers\": seen nothing; expected at least one publisher.")]
    [InlineData("[[reconcile.anchors]]\nid = \"a\"\npublishers = [\"desk\"]\ncategories = [\"kild\"]\nwhy = \"W.\"", "row 18, column \"reconcile.anchors.categories\": seen \"kild\"; expected a built-in or declared category.")]
    [InlineData("[[reconcile.origins]]\nid = \"a\"\npublishers = [\"nobody\"]\nwhy = \"W.\"", "row 17, column \"reconcile.origins.publishers\": seen \"nobody\"; expected a publisher of sources.toml.")]
    [InlineData("[[reconcile.origins]]\nid = \"a\"\nwhy = \"W.\"", "row 15, column \"reconcile.origins.publishers\": seen nothing; expected at least one publisher.")]
    [InlineData(Origin + "\ncategories = [\"kild\"]", "row 19, column \"reconcile.origins.categories\": seen \"kild\"; expected a built-in or declared category.")]
    [InlineData(Origin + "\n" + Origin, "row 21, column \"reconcile.origins.publishers\": seen \"desk\" again; expected each publisher in one origin of a category.")]
    [InlineData("[[reconcile.origins]]\nid = \"a\"\npublishers = [\"desk\"]", "row 15, column \"reconcile.origins.why\": seen nothing; expected a text.")]
    [InlineData("[[reconcile.leaves_out]]\nside = \"Green\"\ncategory = \"killed\"\nwhat = \"the missing\"\nwhy = \"W.\"", "row 16, column \"reconcile.leaves_out.side\": seen \"Green\"; expected a declared side.")]
    [InlineData("[[reconcile.leaves_out]]\nside = \"Red\"\ncategory = \"dead\"\nwhat = \"the missing\"\nwhy = \"W.\"", "row 17, column \"reconcile.leaves_out.category\": seen \"dead\"; expected killed, wounded, casualties or missing.")]
    [InlineData(Left + "\nmany = 5", "row 20, column \"reconcile.leaves_out.many\": seen a name that means nothing here; expected side, category, what, size, why.")]
    public void A_bad_key_is_a_problem_with_its_line(string section, string problem)
    {
        using var files = new StudyFiles();
        files["study.toml"] += "\n\n\n" + section + "\n";
        var (study, problems) = files.Load();
        Assert.Null(study);
        Assert.Equal(["study.toml, " + problem], problems.Kept.Select(one => one.ToString()));
    }

    [Fact]
    public void A_sound_section_is_read_and_its_absence_is_the_usual_plan()
    {
        using var files = new StudyFiles();
        Assert.Equal(new ReconcilePriors().All, files.Load().Study!.Reconcile.Priors.All);
        files["study.toml"] += "\n\n[reconcile]\nseed = 7\ncomponents = [\"army\"]\n[reconcile.priors.drift]\nvalue = 0.2\nfactor = 2\nwhy = \"W.\"\n" + string.Join('\n', Share, Anchor, Origin, Left) + "\n";
        var (study, problems) = files.Load();
        Assert.Empty(problems);
        var plan = study!.Reconcile;
        Assert.Equal((7UL, "army", new Prior(0.2, 2, "W.")), (plan.Seed, Assert.Single(plan.Components), plan.Priors.Drift));
        Assert.Equal(new ReadAs("killed", new("army"), LossCategory.Killed, "a"), Assert.Single(plan.ReadAs));
        Assert.Equal(("a", "a", "a"), (Assert.Single(plan.Priors.Shares).Id, Assert.Single(plan.Priors.Anchors).Id, Assert.Single(plan.Origins).Id));
        Assert.Null(Assert.Single(plan.LeavesOut).Size);
    }
}
