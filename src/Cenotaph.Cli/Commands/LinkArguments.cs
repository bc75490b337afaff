using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using Cenotaph.Linkage;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The options that all commands of linkage share, and how tables are read for them.</summary>
internal sealed class LinkArguments
{
    private readonly Option<string?> model = new("--model") { Description = "A model in TOML; without it all is chosen from the data.", HelpName = "file" };
    private readonly Option<string?> labels = new("--labels") { Description = "Judged pairs, as \"cenotaph label\" writes them: they bind clusters, teach m and calibrate probabilities.", HelpName = "file" };
    private readonly Option<string?> oneToOne = new("--one-to-one") { Description = "The column that names lists which hold no person twice (\"source\" for the one found); with two tables, any word says so of both.", HelpName = "column" };
    private readonly Option<string?> id = new("--id") { Description = "The column that names each record; without it, found by its header, or the row's number.", HelpName = "column" };
    private readonly Option<double?> threshold = new("--threshold") { Description = "The mean probability from which on records are one person, 0 to 1; without it, chosen for the largest expected F1.", HelpName = "p", CustomParser = Probability };
    private readonly Option<long?> memory = new("--memory") { Description = "The memory to stay below, for example 2GB or 800MB: pairs are dropped to keep it, and where the columns alone take more nothing is begun.", HelpName = "size", CustomParser = Bytes };
    private readonly Option<int?> threads = new("--threads") { Description = "How many threads work; the result does not depend on it.", HelpName = "n", CustomParser = Whole };
    private readonly Option<ulong> seed = new("--seed") { Description = "The seed of what is drawn: person ids, pairs to judge.", DefaultValueFactory = _ => 1, CustomParser = Seed };

    /// <summary>The option <c>--model</c>.</summary>
    public Option<string?> Model => model;

    /// <summary>The option <c>--labels</c>, for commands that may not take it.</summary>
    public Option<string?> Labels => labels;

    /// <summary>The option <c>--seed</c>.</summary>
    public Option<ulong> SeedOption => seed;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { model, labels, oneToOne, id, threshold, memory, threads, seed })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the tables and makes the order; null, after listing the problems, when something cannot be read.</summary>
    public LinkOrder? Read(ParseResult parsed, IReadOnlyList<string> files, string? truth, Terminal terminal, TimeProvider time, IReadOnlyList<string>? added = null)
    {
        var problems = new ProblemCollection();
        var tables = new List<LinkageTable>();
        if (files.Count == 2 && SameFile(files[0], files[1]))
        {
            terminal.Error.WriteLine(
                $"Warning: {files[0]} and {files[1]} are the same file, so every record will meet itself. To find doubles within a table, give it once.");
        }

        foreach (var file in files)
        {
            if (TableFile.Read(file, added ?? [], parsed.GetValue(id), problems, terminal.Progress()) is { } table)
            {
                tables.Add(table);
            }
        }

        var order = tables.Count == files.Count ? Order(parsed, tables, truth, terminal, time, problems) : null;
        terminal.Print(problems);
        if (order is null)
        {
            terminal.Error.WriteLine("Nothing was linked and nothing was written.");
        }

        return order;
    }

    private static bool SameFile(string one, string other)
    {
        if (!File.Exists(one) || !File.Exists(other) || new FileInfo(one).Length != new FileInfo(other).Length)
        {
            return false;
        }

        if (Path.GetFullPath(one) == Path.GetFullPath(other))
        {
            return true;
        }

        using var first = File.OpenRead(one);
        using var second = File.OpenRead(other);
        return SHA256.HashData(first).AsSpan().SequenceEqual(SHA256.HashData(second));
    }

    /// <summary>Links; null, after listing the problems, when it cannot be done.</summary>
    public static LinkRun? Link(LinkOrder order, Terminal terminal)
    {
        var problems = new ProblemCollection();
        var run = LinkRun.Of(order, problems);
        if (terminal.IsInteractive)
        {
            terminal.Error.Write("\r\u001b[K");
        }

        terminal.Print(problems);
        if (run is null)
        {
            terminal.Error.WriteLine("Nothing was linked and nothing was written.");
        }

        return run;
    }

    /// <summary>Whether the file may be written: its folder is there and takes files, and it is not there, or <c>--force</c> was given. Says so where not.</summary>
    public static bool MayWrite(string? path, bool force, Terminal terminal)
    {
        if (path is not null && OutputFile.Obstacle(path) is { } obstacle)
        {
            terminal.Error.WriteLine($"{path} {obstacle}; nothing was written.");
            return false;
        }

        if (path is null || force || !File.Exists(path))
        {
            return true;
        }

        terminal.Error.WriteLine($"{path} is there already; --force replaces it. Nothing was written.");
        return false;
    }

    /// <summary>Whether these files may be written, none of them twice and none over what is read. Says so where not.</summary>
    public static bool MayWrite(IReadOnlyList<string?> written, IEnumerable<string?> read, bool force, Terminal terminal)
    {
        var taken = read.OfType<string>().Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var path in written.OfType<string>())
        {
            if (!taken.Add(Path.GetFullPath(path)))
            {
                terminal.Error.WriteLine($"{path} is read or written for something else; nothing was written.");
                return false;
            }
        }

        return written.All(path => MayWrite(path, force, terminal));
    }

    /// <summary>How the engine is to run; without what is read from files.</summary>
    public LinkageOptions Options(ParseResult parsed, Terminal terminal, TimeProvider time) => new()
    {
        Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
        MemoryLimit = Math.Max(1L << 20, (parsed.GetValue(memory) ?? 2L << 30) / 2),
        Clock = time,
        Progress = new LinkProgressLine(terminal, time).Told,
    };

    /// <summary>How the engine runs where nothing is asked.</summary>
    public static LinkageOptions UsualOptions(Terminal terminal, TimeProvider time) => new()
    {
        Threads = Environment.ProcessorCount,
        MemoryLimit = 1L << 30,
        Clock = time,
        Progress = new LinkProgressLine(terminal, time).Told,
    };

    private LinkOrder? Order(ParseResult parsed, IReadOnlyList<LinkageTable> tables, string? truth, Terminal terminal, TimeProvider time, ProblemCollection problems)
    {
        var settings = parsed.GetValue(model) is { } path ? ModelFile.Read(path, problems) : null;
        var judged = parsed.GetValue(labels) is { } file ? LabelFile.Read(file, tables, problems) : [];
        if (problems.Errors > 0 && ((parsed.GetValue(model) is not null && settings is null) || judged is null))
        {
            return null;
        }

        if (parsed.GetValue(threshold) is { } cut)
        {
            settings = (settings ?? new([], [], [])) with { Threshold = cut };
        }

        return new(tables)
        {
            Options = Options(parsed, terminal, time) with { Model = settings, Judged = judged ?? [] },
            ModelName = parsed.GetValue(model) is { } name ? Path.GetFileName(name) : "model",
            Truth = truth,
            Memory = parsed.GetValue(memory),
            OneToOne = parsed.GetValue(oneToOne),
            Seed = parsed.GetValue(seed),
        };
    }

    /// <summary>A whole number of 1 or more.</summary>
    public static int? Whole(ArgumentResult argument)
    {
        var text = Text(argument);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
        {
            return number;
        }

        argument.AddError($"\"{text}\" is no whole number of 1 or more; give it in plain digits.");
        return null;
    }

    private static double? Probability(ArgumentResult argument)
    {
        var text = Text(argument);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1)
        {
            return number;
        }

        argument.AddError($"\"{text}\" is no probability; give a number from 0 to 1 such as 0.8.");
        return null;
    }

    private static ulong Seed(ArgumentResult argument)
    {
        var text = Text(argument);
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        argument.AddError($"\"{text}\" is no seed; give a whole number in plain digits.");
        return 0;
    }

    private static long? Bytes(ArgumentResult argument)
    {
        var text = Text(argument);
        var unit = text.EndsWith("GB", StringComparison.OrdinalIgnoreCase) ? 1L << 30 : text.EndsWith("MB", StringComparison.OrdinalIgnoreCase) ? 1L << 20 : 0;
        if (unit > 0 && decimal.TryParse(text.AsSpan()[..^2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number < 1_000_000)
        {
            return (long)(number * unit);
        }

        argument.AddError($"\"{text}\" is no size of memory; give it as 2GB or 800MB.");
        return null;
    }

    private static string Text(ArgumentResult argument) => argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
}
