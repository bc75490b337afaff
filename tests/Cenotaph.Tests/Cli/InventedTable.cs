using System.Globalization;
using System.Text;
using Cenotaph.Cli;
using Cenotaph.Numerics;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>A folder with tables of invented persons, and the command run on them in this process.</summary>
internal sealed class InventedTable : IDisposable
{
    public const string Header = "id,surname,given name,patronymic,birth date,town,list,who\n";

    private static readonly string[] Stems =
    [
        "Zorev", "Klimakin", "Vadorin", "Peskarev", "Tulamin", "Grachevin", "Osokorin", "Lebyazhin", "Morskin", "Dubravin", "Shumarin", "Yasenev",
        "Kaltagin", "Bereznin", "Ryabikov", "Snegovin", "Polozov", "Umarkin", "Chernavin", "Fialkin", "Holodin", "Iskrin", "Zhuravkin", "Elnikov",
    ];

    private static readonly string[] Given = ["Anton", "Boris", "Viktor", "Gleb", "Denis", "Egor", "Ivan", "Kirill", "Maxim", "Oleg", "Pavel", "Roman", "Stepan", "Timur"];
    private static readonly string[] Towns = ["Verkhny", "Nizhny", "Beloye", "Chistoye", "Dalneye", "Lesnoye", "Polevoye", "Ozernoye", "Gornoye"];

    private readonly TemporaryFolder folder = new("people");

    public string PathTo(string file) => folder.PathTo(file);

    public string Write(string file, string text) => folder.Write(file, text);

    public string Read(string file) => folder.Read(file);

    public bool Has(string file) => File.Exists(PathTo(file));

    /// <summary>A table in which each of some persons stands once in list A and, for two of three, again in list B with a slip.</summary>
    public static string People(int persons, ulong seed = 7)
    {
        var random = new RandomStream(seed);
        var text = new StringBuilder(Header);
        var id = 0;
        for (var person = 0; person < persons; person++)
        {
            var surname = Stems[random.Below(Stems.Length)][..^2] + (char)('a' + random.Below(20)) + (random.Chance(0.5) ? "ov" : "in");
            var (given, father, town) = (Given[random.Below(Given.Length)], Given[random.Below(Given.Length)], Towns[random.Below(Towns.Length)]);
            var born = new DateOnly(1960, 1, 1).AddDays(random.Below(14_000));
            Row(surname, given, born, "A");
            if (random.Chance(0.67))
            {
                Row(random.Chance(0.2) ? surname[..2] + surname[3..] : surname, random.Chance(0.1) ? given[..1] + "." : given, random.Chance(0.1) ? born.AddDays(1) : born, "B");
            }

            void Row(string last, string first, DateOnly day, string list) =>
                text.Append(CultureInfo.InvariantCulture, $"r{++id},{last},{first},{father}ovich,{day:yyyy-MM-dd},{town},{list},p{person}\n");
        }

        return text.ToString();
    }

    /// <summary>Runs <c>cenotaph</c> with these arguments; those that name files of the folder become their paths.</summary>
    public Outcome Run(params string[] arguments) => Typing("", arguments);

    /// <summary>The same with a person at the keyboard.</summary>
    public Outcome Typing(string typed, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(typed);
        var code = CommandLine.Run(
            [.. arguments.Select(argument => argument.StartsWith('@') ? PathTo(argument[1..]) : argument)],
            new(output, error, interactive: false, input), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed without a word on standard error, and gives what it printed.</summary>
    public string RunWell(params string[] arguments)
    {
        var outcome = Run(arguments);
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output;
    }

    public void Dispose() => folder.Dispose();
}
