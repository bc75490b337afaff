using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The study that a command works on, and the options that many commands share.</summary>
internal static class StudyArgument
{
    /// <summary>The argument STUDY.</summary>
    public static Argument<string> Make() => new("study") { Description = "The study's folder, for example studies/russia-ukraine." };

    /// <summary>The option --json.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON, for machines." };

    /// <summary>Reads the number of an entry or run, in plain digits whatever the machine's country; anything else is wrong usage.</summary>
    public static long Sequence(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        argument.AddError($"\"{text}\" is no number of an entry or run; give it in plain digits.");
        return 0;
    }

    /// <summary>Loads the study; on problems lists them and gives null.</summary>
    public static Study? Load(string folder, Terminal terminal)
    {
        var problems = new ProblemCollection();
        var study = StudyLoader.Load(folder, problems);
        terminal.Print(problems, most: 50);
        if (study is null)
        {
            terminal.Error.WriteLine($"{problems.Errors} problem{(problems.Errors == 1 ? "" : "s")} in the study; nothing was done.");
        }

        return study;
    }

    /// <summary>Verifies the ledger where there is one; false, after saying why, when it fails.</summary>
    public static bool LedgerStands(Study study, Terminal terminal)
    {
        if (!File.Exists(study.LedgerFile) && !File.Exists(study.HeadsFile))
        {
            return true;
        }

        var verification = VerifyCommand.Check(study.LedgerFile, []);
        if (!verification.IsSound)
        {
            VerifyCommand.Explain(verification, study.LedgerFile, terminal);
        }

        return verification.IsSound;
    }

    /// <summary>Opens the study's ledger to read; null, after saying what to do, when there is none.</summary>
    public static Ledger? OpenToRead(Study study, Terminal terminal)
    {
        if (File.Exists(study.LedgerFile))
        {
            return Ledger.OpenToRead(study.LedgerFile);
        }

        terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
        return null;
    }

    /// <summary>
    /// Looks into the study's ledger. A study that has none yet is read into one that is thrown away, so that looking
    /// writes nothing; lists of persons are left out then.
    /// </summary>
    public static T Look<T>(Study study, ProblemCollection problems, TimeProvider time, Func<Ledger, T> look)
    {
        if (File.Exists(study.LedgerFile))
        {
            using var kept = Ledger.OpenToRead(study.LedgerFile);
            return look(kept);
        }

        var folder = Directory.CreateTempSubdirectory("cenotaph-");
        try
        {
            using var passing = Ledger.OpenToWrite(Path.Combine(folder.FullName, "ledger.sqlite"), "cenotaph, looking", time);
            var run = new InputRun(study.Folder, study.Words, archive: null);
            foreach (var plan in study.Inputs.Where(plan => !plan.Kind.Personal))
            {
                problems.AddRange(run.Take(plan, passing).Problems);
            }

            return look(passing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
