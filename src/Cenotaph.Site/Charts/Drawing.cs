using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Cenotaph.Site.Charts;

/// <summary>Builds the inside of an inline SVG. Colours come from the style sheet, by class.</summary>
internal sealed class Drawing
{
    // The usual width of a letter of a chart's words, in pixels, and how much closer letters may be set.
    private const double Letter = 7.2;
    private const double Closest = 1.25;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder markup = new();

    public Drawing Line(double x1, double y1, double x2, double y2, string style) => Add(
        $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" class=\"{style}\"/>");

    public Drawing Circle(double x, double y, double radius, string style) =>
        Add($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" class=\"{style}\"/>");

    public Drawing Box(double x, double y, double width, double height, string style) => Add(
        $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" class=\"{style}\"/>");

    /// <summary>A box that is the fuller the greater the share, 0 to 1.</summary>
    public Drawing Heat(double x, double y, double width, double height, double share) => Add(
        $"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" class=\"heat\" fill-opacity=\"{N(share)}\"/>");

    public Drawing Path(string path, string style) => Add($"<path d=\"{path}\" class=\"{style}\"/>");

    /// <summary>A text that starts, ends or has its middle at x.</summary>
    public Drawing Text(double x, double y, string text, string style, string anchor = "start") => Add(
        $"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{style}\" text-anchor=\"{anchor}\">{Encoder.Encode(text)}</text>");

    /// <summary>A text that starts at x and is set closer where it may be longer than <paramref name="room"/>; what is too long even so ends in dots.</summary>
    public Drawing Fitted(double x, double y, string text, string style, double room)
    {
        var whole = room / Letter;
        if (text.Length <= whole)
        {
            return Text(x, y, text, style);
        }

        var most = (int)(whole * Closest);
        var shown = text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";
        return Add($"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{style}\" textLength=\"{N(room)}\" lengthAdjust=\"spacingAndGlyphs\">{Encoder.Encode(shown)}</text>");
    }

    /// <summary>Opens a group that a reader can follow to <paramref name="link"/>, with a title for pointing devices.</summary>
    public Drawing OpenLink(string link, string title) =>
        Add($"<a href=\"{Encoder.Encode(link)}\"><title>{Encoder.Encode(title)}</title>");

    public Drawing CloseLink() => Add("</a>");

    /// <summary>A coordinate, to a hundredth of a pixel.</summary>
    public static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public override string ToString() => markup.ToString();

    private Drawing Add(string part)
    {
        markup.Append(part);
        return this;
    }
}
