using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Publication;

/// <summary>The addresses of pages inside a bulletin, relative to its front page. They are permanent.</summary>
public static class BulletinAddress
{
    // file systems take 255 bytes, and the ending needs some
    private const int Longest = 200;

    private static readonly string[] Devices =
    [
        "con", "prn", "aux", "nul",
        .. Enumerable.Range(1, 9).SelectMany(number => new[] { $"com{number}", $"lpt{number}" }),
    ];

    /// <summary>The page of a claim.</summary>
    public static string Claim(string id) => "claims/" + Safe(id) + ".html";

    /// <summary>The page of a publisher.</summary>
    public static string Publisher(string id) => "publishers/" + Safe(id) + ".html";

    /// <summary>The page of a series.</summary>
    public static string Series(string id) => "series/" + Safe(id) + ".html";

    /// <summary>
    /// A file name that every system takes, and a different one for every id: Latin letters, digits and hyphens
    /// stay, and full stops but a first; every other byte of UTF-8 becomes <c>~</c> and its two hexadecimal digits.
    /// The first letter of a name that Windows keeps for a device is written so too, and a name too long for a file
    /// ends in <c>~~</c> and its SHA-256.
    /// </summary>
    public static string Safe(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var safe = new StringBuilder(id.Length);
        var device = Devices.Contains(id.Split('.')[0], StringComparer.OrdinalIgnoreCase);
        foreach (var unit in Encoding.UTF8.GetBytes(id))
        {
            var letter = (char)unit;
            if ((char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '.') && !(safe.Length == 0 && (letter == '.' || device)))
            {
                safe.Append(letter);
            }
            else
            {
                safe.Append('~').Append(Convert.ToHexStringLower([unit]));
            }
        }

        return safe.Length <= Longest
            ? safe.ToString()
            : safe.ToString(0, Longest - 66) + "~~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }
}
