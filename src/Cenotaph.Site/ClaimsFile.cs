using System.Globalization;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Site.Charts;
using Cenotaph.Site.Parts;
using Cenotaph.Site.Words;

namespace Cenotaph.Site;

/// <summary>
/// All claims in one language for the script of the explorer, so that its page holds no more rows than a reader looks at.
/// It is a script and not JSON because a page opened from a file may load nothing else.
/// </summary>
internal static class ClaimsFile
{
    /// <summary>Its name; it stands beside the explorer.</summary>
    public const string Name = "claims-data.js";

    /// <summary>
    /// Words by the place at which rows name them, and one row a claim, in the bulletin's order: id, side, category, publisher,
    /// relation, kind, bound, figure, what stands behind it, what it counts, date, its last day, value, low, high, whether it
    /// counts a part, link, and the rest of what can be searched.
    /// </summary>
    public static string Text(PageContext page)
    {
        var claims = page.View.Bulletin.Claims;
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var places = new Dictionary<(string List, string Word), int>();
        var rows = ChartData.Of(json =>
        {
            json.WriteStartArray();
            foreach (var claim in claims)
            {
                Row(json, claim);
            }

            json.WriteEndArray();
        });
        var words = ChartData.Of(json =>
        {
            json.WriteStartObject();
            Map(json, "sides", page.View.Vocabulary.Sides.Select(one => (one.Id, QuantityPhrase.Name(page, one))));
            Map(json, "categories", page.View.Vocabulary.Categories.Select(one => (one.Id, QuantityPhrase.Name(page, one))));
            Map(json, "relations", Enum.GetValues<Relation>().Select(one => (one.Word(), QuantityPhrase.Relation(page, one))));
            Map(json, "publishers", claims.Select(claim => claim.Publisher).DistinctBy(one => one.Id).Select(one => (one.Id, one.Name.In(page.Language))));
            Map(json, "links", claims.Select(claim => claim.Publisher).DistinctBy(one => one.Id)
                .Where(one => page.View.Publisher(one.Id) is not null).Select(one => (one.Id, page.Link(BulletinAddress.Publisher(one.Id)))));
            Map(json, "languages", claims.Select(claim => claim.Publisher).DistinctBy(one => one.Id)
                .Where(one => !one.Name.Languages.Contains(page.Language)).Select(one => (one.Id, one.Name.Languages.Contains(Texts.Main) ? Texts.Main : one.Name.Languages.First())));
            Map(json, "signs", Enum.GetValues<Bound>().SelectMany(bound => Enum.GetValues<Relation>()
                .Select(relation => ($"{bound.Word()} {relation.Word()}", BoundSign.Markup(bound, relation)))));
            Map(json, "labels", ExplorerTable.Columns.Select(one => (one, page.Texts["column." + one])));
            foreach (var (name, list) in lists.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(name);
                list.ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
        return PageRenderer.Straight($"window.bulletinClaims={{\"words\":{words},\n\"rows\":{rows}}};\n");

        void Row(Utf8JsonWriter json, Claim claim)
        {
            json.WriteStartArray();
            json.WriteStringValue(claim.Id);
            json.WriteStringValue(claim.Quantity.Side);
            json.WriteStringValue(claim.Quantity.Category);
            json.WriteStringValue(claim.Publisher.Id);
            json.WriteStringValue(claim.Relation.Word());
            json.WriteStringValue(claim.Quantity.Kind.Word());
            json.WriteStringValue(claim.Figure.Bound.Word());
            json.WriteStringValue(page.Texts.Short(claim.Figure));
            json.WriteNumberValue(Place("behind", ExplorerTable.Behind(page, claim)));
            json.WriteNumberValue(Place("counts", QuantityPhrase.Line(page, claim.Quantity, subject: false)));
            json.WriteStringValue(claim.Date is { } date ? page.Texts.Date(date) : page.Texts["date.unknown"]);
            json.WriteStringValue(claim.Date?.Last.ToString("O", CultureInfo.InvariantCulture) ?? "");
            foreach (var number in new[] { claim.Figure.Value, claim.Figure.Low, claim.Figure.High })
            {
                if (number is { } known)
                {
                    json.WriteNumberValue(known);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteNumberValue(TimelineChart.IsPart(claim) ? 1 : 0);
            json.WriteStringValue(page.Link(BulletinAddress.Claim(claim.Id)));
            json.WriteStringValue(ClaimFilter.SearchText(page, claim));
            json.WriteEndArray();
        }

        int Place(string list, string word)
        {
            if (!places.TryGetValue((list, word), out var place))
            {
                lists.TryAdd(list, []);
                place = places[(list, word)] = lists[list].Count;
                lists[list].Add(word);
            }

            return place;
        }
    }

    private static void Map(Utf8JsonWriter json, string name, IEnumerable<(string Key, string Text)> words)
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in words)
        {
            json.WriteString(key, text);
        }

        json.WriteEndObject();
    }
}
