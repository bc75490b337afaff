using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_of_the_library_is_the_one_accepted() =>
        Golden.Matches("House/public-surface.txt", PublicSurface.Of(typeof(Problem).Assembly));

    [Fact]
    public void The_surface_shows_what_a_caller_sees_and_hides_what_he_does_not()
    {
        var text = PublicSurface.Of(typeof(PublicSurfaceTests).Assembly);

        Assert.Contains("Cenotaph.Tests.House: sealed class PublicSurfaceTests\n    Void The_public_surface_of_", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("CompiledLeans", text, StringComparison.Ordinal);
    }
}
