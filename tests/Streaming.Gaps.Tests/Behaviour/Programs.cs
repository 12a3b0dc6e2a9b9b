using System.Diagnostics;

namespace Streaming.Gaps.Tests.Behaviour;

/// <summary>Other programs of the machine.</summary>
internal static class Programs
{
    /// <summary>Where a program is on the PATH, or null.</summary>
    public static string? Find(string name)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Gives a program its input and returns all that it says.</summary>
    public static async Task<string> RunAsync(string name, string[] arguments, string input)
    {
        using var process = Start(name, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await output + await errors).Trim();
    }

    /// <summary>Starts a program with its streams in hand.</summary>
    public static Process Start(string name, string[] arguments)
        => Process.Start(new ProcessStartInfo(name, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
