using Cenotaph.Site.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Cenotaph.Site.Parts;

/// <summary>A whole page: hands down what its parts may know to the shell and everything in it.</summary>
internal sealed class Document : ComponentBase
{
    [Parameter, EditorRequired]
    public PageContext Context { get; set; } = null!;

    [Parameter, EditorRequired]
    public PageSpec Page { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenComponent<CascadingValue<PageContext>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<PageContext>.Value), Context);
        builder.AddComponentParameter(2, nameof(CascadingValue<PageContext>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<PageContext>.ChildContent), (RenderFragment)Shell);
        builder.CloseComponent();
    }

    private void Shell(RenderTreeBuilder builder)
    {
        builder.OpenComponent<CascadingValue<PageSpec>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<PageSpec>.Value), Page);
        builder.AddComponentParameter(2, nameof(CascadingValue<PageSpec>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<PageSpec>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<Shell>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    }
}
