using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Cenotaph.Tests.Harness;

/// <summary>A headless Chromium with a profile of its own, ended on disposal.</summary>
/// <remarks>
/// The program is the one that CENOTAPH_CHROMIUM names, or <c>chromium</c> on the PATH; a test that starts it is
/// skipped where there is none.
/// </remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder profile;
    private readonly Process process;
    private readonly DevTools tools;

    private Chromium(TemporaryFolder profile, Process process, DevTools tools)
    {
        this.profile = profile;
        this.process = process;
        this.tools = tools;
    }

    public static async Task<Chromium> Start()
    {
        var program = Program();
        Assert.SkipWhen(program is null, "Chromium is not installed (CENOTAPH_CHROMIUM or `chromium` on the PATH)");
        var profile = new TemporaryFolder();
        var process = Process.Start(StartInfo(program!, profile.Root))!;
        try
        {
            var tools = await DevTools.Connect(await Address(process));
            return new Chromium(profile, process, tools);
        }
        catch
        {
            await End(process, profile);
            throw;
        }
    }

    /// <summary>Opens a page and waits until it has loaded.</summary>
    /// <param name="address">A <c>file:</c> or <c>data:</c> address.</param>
    /// <param name="width">The width of the window in CSS pixels: 1280, or 390 for a telephone.</param>
    /// <param name="dark">Whether the reader prefers dark colours.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public async Task<ChromiumPage> Open(Uri address, int width = 1280, bool dark = false, bool scripts = true)
    {
        var target = await tools.Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await tools.Send("Target.attachToTarget",
            new JsonObject { ["targetId"] = target["targetId"]!.DeepClone(), ["flatten"] = true });
        var page = new ChromiumPage(tools, attached["sessionId"]!.GetValue<string>());
        await page.Prepare(scripts);
        await page.Resize(width);
        await page.PreferDark(dark);
        await page.Navigate(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await tools.DisposeAsync();
        await End(process, profile);
    }

    private static string? Program()
    {
        if (Environment.GetEnvironmentVariable("CENOTAPH_CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists);
    }

    private static ProcessStartInfo StartInfo(string program, string profile)
    {
        var start = new ProcessStartInfo(program,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
            $"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = profile;
        return start;
    }

    /// <summary>Chromium prints the address on standard error, between whatever else it has to say.</summary>
    private static async Task<Uri> Address(Process process)
    {
        const string Announced = "DevTools listening on ";
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new IOException("Chromium ended before it could be reached"));
            }
            else if (line.Data.StartsWith(Announced, StringComparison.Ordinal))
            {
                address.TrySetResult(new Uri(line.Data[Announced.Length..]));
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return await address.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
    }

    private static async Task End(Process process, TemporaryFolder profile)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        for (var attempt = 0; Directory.Exists(profile.Above); attempt++)
        {
            try
            {
                profile.Dispose();
            }
            catch (IOException) when (attempt < 20)
            {
                // A child of the browser may still be writing into the profile as it dies.
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }
}
