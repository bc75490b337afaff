using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The cumulative claims of one side, category and unit by the day up to which they count.</summary>
internal sealed class TimelineChart
{
    /// <summary>How many claims a chart draws at once; of more, every so many.</summary>
    public const int Most = 1000;

    private const double Width = 960;
    private const double Height = 380;
    private const double Left = 84;
    private const double Right = 20;
    private const double Top = 26;
    private const double Bottom = 34;

    private TimelineChart(Definition side, Definition category, string unit, ImmutableArray<Claim> claims, int leftOut, int before)
    {
        Side = side;
        Category = category;
        Unit = unit;
        Claims = claims;
        LeftOut = leftOut;
        Before = before;
    }

    public Definition Side { get; }

    public Definition Category { get; }

    public string Unit { get; }

    /// <summary>The claims that can be drawn, by date.</summary>
    public ImmutableArray<Claim> Claims { get; }

    /// <summary>How many cumulative claims have no number or no date.</summary>
    public int LeftOut { get; }

    /// <summary>How many count up to a day before the study's first, and would squeeze all others to the edge.</summary>
    public int Before { get; }

    /// <summary>Its word in the page.</summary>
    public string Id => "timeline-" + BulletinAddress.Safe(Side.Id + "-" + Category.Id + "-" + Unit);

    /// <summary>
    /// One chart for each side, category and unit that has two claims to draw: those of the front page first.
    /// </summary>
    public static ImmutableArray<TimelineChart> Of(BulletinView view)
    {
        var all = view.Bulletin.Claims.Where(claim => claim.Quantity.Kind == QuantityKind.Cumulative)
            .GroupBy(claim => (claim.Quantity.Side, claim.Quantity.Category, claim.Quantity.Unit))
            .Select(group => (group.Key, Before: group.Count(claim => CanDraw(claim) && IsBefore(claim)), Drawn: group.Where(claim => CanDraw(claim) && !IsBefore(claim)).OrderBy(claim => claim.Date!.Value.Last)
                .ThenBy(claim => claim.Id, StringComparer.Ordinal).ToImmutableArray(), All: group.Count()))
            .Where(group => group.Drawn.Length > 1)
            .Select(group => new TimelineChart(view.Side(group.Key.Side), view.Category(group.Key.Category),
                group.Key.Unit, group.Drawn, group.All - group.Drawn.Length - group.Before, group.Before))
            .ToList();
        var heads = view.Bulletin.Headlines.Select((headline, index) => (headline, index))
            .GroupBy(one => (one.headline.Side.Id, one.headline.Category.Id))
            .ToDictionary(group => group.Key, group => group.First().index);
        return [.. all.OrderBy(chart => heads.GetValueOrDefault((chart.Side.Id, chart.Category.Id), int.MaxValue))];

        bool IsBefore(Claim claim) => claim.Date!.Value.Last < view.Vocabulary.Start;
    }

    /// <summary>Whether the claim counts only a part of the side or only confirmed cases.</summary>
    public static bool IsPart(Claim claim) =>
        !claim.Quantity.Scope.Equals(Scope.All) || claim.Quantity.Confirmation != Confirmation.Total;

    /// <summary>The classes of a claim's sign: who speaks, and whether it counts only a part.</summary>
    public static string Style(Claim claim) => "sign " + claim.Relation.Word() + (IsPart(claim) ? " hollow" : "");

    /// <summary>The numbers that a claim's figure holds.</summary>
    public static IEnumerable<decimal> Numbers(Claim claim) =>
        new[] { claim.Figure.Value, claim.Figure.Low, claim.Figure.High }.OfType<decimal>();

    /// <summary>The inside of the drawing.</summary>
    public string Svg(PageContext page)
    {
        var days = new TimeAxis(Claims.Select(claim => claim.Date!.Value.Last));
        var values = new ValueAxis(Claims.SelectMany(Numbers));
        double X(DateOnly day) => Left + 10 + (days.Place(day) * (Width - Left - Right - 20));
        double Y(decimal number) => Height - Bottom - (values.Place(number) * (Height - Top - Bottom));
        var drawing = new Drawing();
        foreach (var tick in values.Ticks)
        {
            drawing.Line(Left, Y(tick), Width - Right, Y(tick), tick == 0 ? "axis" : "grid")
                .Text(Left - 8, Y(tick) + 4, page.Texts.Number(tick), "tick", "end");
        }

        foreach (var tick in days.Ticks)
        {
            drawing.Line(X(tick), Height - Bottom, X(tick), Height - Bottom + 5, "axis")
                .Text(X(tick), Height - Bottom + 20, TickText(page.Texts, tick), "tick", "middle");
        }

        drawing.Text(Left - 8, 12, page.Texts.With("timeline.unit", page.Texts.Word("unit", Unit)), "tick");
        for (var drawn = 0; drawn < Math.Min(Most, Claims.Length); drawn++)
        {
            var claim = Claims[(int)((long)drawn * Claims.Length / Math.Min(Most, Claims.Length))];
            drawing.OpenLink(page.Link(BulletinAddress.Claim(claim.Id)), Label(page, claim));
            Sign.Upright(drawing, claim.Figure, X(claim.Date!.Value.Last), Y, Style(claim));
            drawing.CloseLink();
        }

        return drawing.ToString();
    }

    /// <summary>Which claims each chart draws, by their places in the bulletin, as text that is safe inside a page.</summary>
    public static string Data(IEnumerable<TimelineChart> charts, PageContext page) => ChartData.Of(json =>
    {
        var places = page.View.Bulletin.Claims.Select((claim, place) => (claim, place))
            .ToDictionary(one => one.claim, one => one.place, (IEqualityComparer<Claim>)ReferenceEqualityComparer.Instance);
        json.WriteStartArray();
        foreach (var chart in charts)
        {
            json.WriteStartObject();
            json.WriteString("id", chart.Id);
            json.WriteString("unit", page.Texts.With("timeline.unit", page.Texts.Word("unit", chart.Unit)));
            json.WriteStartArray("claims");
            foreach (var claim in chart.Claims)
            {
                json.WriteNumberValue(places[claim]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A tick's text: the year in January, the month otherwise.</summary>
    public static string TickText(Texts texts, DateOnly tick) => tick.Month == 1
        ? tick.Year.ToString(CultureInfo.InvariantCulture)
        : texts.Month(tick.Month);

    /// <summary>The figure with publisher, definition and date, in one line.</summary>
    public static string Label(PageContext page, Claim claim) => string.Join(" · ",
        page.Texts.Short(claim.Figure),
        claim.Publisher.Name.In(page.Language) + " (" + QuantityPhrase.Relation(page, claim.Relation) + ")",
        QuantityPhrase.Line(page, claim.Quantity),
        claim.Date is { } date ? page.Texts.Date(date) : page.Texts["date.unknown"]);

    private static bool CanDraw(Claim claim) => claim.Date is not null && claim.Figure.Bound != Bound.None;
}
