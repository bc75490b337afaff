using System.Runtime.CompilerServices;
using Cenotaph.Site;
using Cenotaph.Site.Pages;
using Cenotaph.Site.Words;

namespace Cenotaph.Tests.Site;

public sealed class PageRendererTests
{
    [Fact]
    public void A_rendered_page_is_not_kept()
    {
        using var renderer = new PageRenderer();
        var view = Render(renderer);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(view.IsAlive);
        GC.KeepAlive(renderer);
    }

    // A method of its own, so that nothing here holds on to what was rendered.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Render(PageRenderer renderer)
    {
        var view = new BulletinView(SmallBulletin.Bulletin, []);
        var texts = Texts.For("en");
        foreach (var page in PageList.Of(view, texts))
        {
            renderer.Render(view, texts, page);
        }

        return new WeakReference(view);
    }
}
