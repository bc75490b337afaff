namespace Cenotaph.Site.Pages;

/// <summary>A page to be written: where, by which component, with what.</summary>
/// <param name="Path">Its address, from the front page in its language.</param>
/// <param name="Title">Its title, without the bulletin's.</param>
/// <param name="Body">The component that draws it.</param>
/// <param name="Parameters">What the component is given.</param>
/// <param name="Scripts">The scripts it needs, from the assets, or beside the page where they begin with <c>./</c>; the page is whole without them.</param>
internal sealed record PageSpec(
    string Path,
    string Title,
    Type Body,
    IDictionary<string, object> Parameters,
    params string[] Scripts);
