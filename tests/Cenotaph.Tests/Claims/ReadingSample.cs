using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

/// <summary>Readings of an invented war that began on 1 January 2020.</summary>
internal static class ReadingSample
{
    public static readonly DateOnly Start = new(2020, 1, 1);
    public static readonly DateOnly Day = new(2021, 6, 30);

    public static Reading Point(string id, string origin, double value, DateOnly? to = null, LossCategory category = LossCategory.Killed, double rounding = 0) => new()
    {
        Id = id,
        Publisher = origin,
        House = origin,
        Origin = origin,
        Category = category,
        To = to ?? Day,
        Bound = Bound.Point,
        Value = value,
        Rounding = rounding,
    };

    public static Reading CopyOf(Reading original) => original with { Id = original.Id + "-copy", Publisher = "copyist", IsCopy = true };

    public static Reading AtLeast(string id, double value, DateOnly? to = null) => Point(id, "names", value, to) with { Bound = Bound.Lower, Counted = true, Anchor = "named" };
}
