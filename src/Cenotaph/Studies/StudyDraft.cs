using System.Collections.Immutable;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>What one file became in a new study.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="File">The file's path inside the study.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Fields">The fields, and the series of a register, that its columns were taken for.</param>
/// <param name="First">The first ten rows, by those fields.</param>
public sealed record DraftedInput(
    string Input, string File, long Rows, ImmutableArray<string> Fields, ImmutableArray<ImmutableArray<string>> First);

/// <summary>Makes a new study, with a first draft of the inputs that hold the files given.</summary>
public static class StudyDraft
{
    /// <summary>
    /// Writes a study into a folder that is not there yet or empty. Nothing of it stays when a file cannot be read.
    /// </summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="files">The files to take over; they are copied into the study.</param>
    /// <param name="problems">Receives every doubt, and the problems that a first reading of the files meets.</param>
    /// <returns>What each file became; null, with problems, when no study was made.</returns>
    public static IReadOnlyList<DraftedInput>? Write(string folder, IReadOnlyList<string> files, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(problems);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            problems.Add(new(folder, null, null, File.Exists(folder) ? "a file" : "a folder with files in it", "a folder that is not there yet, or an empty one"));
            return null;
        }

        var half = folder + ".new";
        if (Directory.Exists(half))
        {
            Directory.Delete(half, recursive: true);
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(half, "inputs"));
            Directory.CreateDirectory(Path.Combine(half, "data"));
            if (Draft(half, Path.GetFileName(folder), files, problems) is not { } drafted)
            {
                return null;
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(half, folder);
            return drafted;
        }
        finally
        {
            if (Directory.Exists(half))
            {
                Directory.Delete(half, recursive: true);
            }
        }
    }

    private static List<DraftedInput>? Draft(string folder, string title, IReadOnlyList<string> files, ICollection<Problem> problems)
    {
        var words = new StudyWords();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<DraftedInput> drafted = [];
        foreach (var path in files)
        {
            var name = Unused(TomlText.Slug(Path.GetFileNameWithoutExtension(path), "input"), names);
            var file = "data/" + name + Path.GetExtension(path).ToLowerInvariant();
            var doubts = new ProblemCollection();
            var draft = InputDraft.Of(path, file, words, doubts);
            foreach (var doubt in doubts)
            {
                problems.Add(draft is null ? doubt with { File = path } : doubt);
            }

            if (draft is null)
            {
                return null;
            }

            File.Copy(path, Path.Combine(folder, file));
            File.WriteAllText(Path.Combine(folder, "inputs", name + ".toml"), draft.Toml(file));
            drafted.Add(new(name, file, draft.Rows, [.. Shown(draft).Select(one => one.Field)], First(draft)));
        }

        File.WriteAllText(Path.Combine(folder, StudyLoader.StudyFile), words.StudyToml(TomlText.Slug(title, "study"), title));
        File.WriteAllText(Path.Combine(folder, "sources.toml"), words.SourcesToml());
        FirstReading(folder, problems);
        return drafted;
    }

    private static ImmutableArray<ImmutableArray<string>> First(InputDraft draft)
    {
        var fields = Shown(draft).Select(one => (one.Field, Place: draft.Table.Columns.IndexOf(one.Column))).ToList();
        return [.. draft.Table.Rows.Select(row => fields.Select(one => draft.Word(one.Field, row[one.Place].Trim())).ToImmutableArray())];
    }

    private static IEnumerable<(string Field, string Column)> Shown(InputDraft draft) =>
        draft.Fields.Concat(draft.Measured);

    // The draft is read as a run would read it, so that what a run would refuse is told now.
    private static void FirstReading(string folder, ICollection<Problem> problems)
    {
        if (StudyLoader.Load(folder, problems) is not { } study)
        {
            return;
        }

        var run = new InputRun(folder, study.Words, archive: null);
        foreach (var problem in study.Inputs.SelectMany(plan => run.Take(plan, null, dry: true).Problems).Where(problem => problem.Severity == Severity.Error))
        {
            problems.Add(problem);
        }
    }

    private static string Unused(string name, HashSet<string> names)
    {
        var unused = name;
        for (var number = 2; !names.Add(unused); number++)
        {
            unused = name + "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unused;
    }
}
