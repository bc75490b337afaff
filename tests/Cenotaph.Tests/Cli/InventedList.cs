using System.Text.Json;
using Cenotaph.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>A list of invented dead in a file of its own, and <c>cenotaph find</c> run on it in this process.</summary>
internal sealed class InventedList : IDisposable
{
    private static readonly string[] Surnames =
        ["Кругов", "Пашенный", "Озерцов", "Липник", "Дубравин", "Серков", "Ягодкин", "Тихвинов", "Мостовой", "Ржанов", "Солодкин", "Верхов"];

    private static readonly string[] Givens = ["Иван", "Пётр", "Сергей", "Андрей", "Николай", "Михаил", "Виктор"];
    private static readonly string[] Fathers = ["Иванович", "Петрович", "Сергеевич", "Андреевич", "Николаевич"];
    private static readonly string[] Towns = ["Тверь", "Псков", "Орск", "Елец", "Ржев", "Клин", "Шуя"];

    private readonly TemporaryFolder folder = new("list");
    private readonly string file;

    public InventedList(string text, string name = "people.csv") => file = folder.Write(name, text);

    public InventedList(byte[] bytes, string name = "people.csv")
    {
        file = folder.PathTo(name);
        System.IO.File.WriteAllBytes(file, bytes);
    }

    public string File => file;

    public string Folder => folder.Root;

    /// <summary>A list of 840 people, and these lines.</summary>
    public static string Crowd(params string[] lines)
    {
        var text = new System.Text.StringBuilder("id,surname,name,patronymic,birth_date,death_date,settlement,region\n");
        for (var i = 0; i < 840; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"x{i},{Surnames[i % 12]},{Givens[i % 7]},{Fathers[i * 3 / 7 % 5]},{1970 + (i % 31)}-{1 + (i % 11):00}-{2 + (i % 26):00},2023-{1 + (i % 12):00}-11,{Towns[i * 5 % 7]},\n");
        }

        return text.AppendJoin('\n', lines).Append('\n').ToString();
    }

    public Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(["find", file, .. arguments], new(output, error, interactive: false), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>The answer as JSON; the command must succeed.</summary>
    public JsonElement Ask(params string[] arguments)
    {
        var outcome = Run([.. arguments, "--json"]);
        Assert.Equal(0, outcome.ExitCode);
        using var document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.Clone();
    }

    /// <summary>The ids of the first person's records; empty where nobody is near.</summary>
    public string[] First(params string[] arguments) => Ids(Ask(arguments)).FirstOrDefault() ?? [];

    public static string[][] Ids(JsonElement answer) =>
    [
        .. answer.GetProperty("persons").EnumerateArray()
            .Select(person => person.GetProperty("records").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToArray()),
    ];

    public void Dispose() => folder.Dispose();
}
