namespace Streaming.Testing.Servers.Processes;

/// <summary>Finds programs on this machine.</summary>
public static class Executables
{
    /// <summary>Looks for a program in the folders of <c>PATH</c>.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>Its full path, or <see langword="null"/> when it is not there.</returns>
    public static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Java: the one in <c>JAVA_HOME</c>, otherwise the one on <c>PATH</c>.</summary>
    public static string? FindJava() => Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } home
        ? Path.Combine(home, "bin", "java")
        : Find("java");

    /// <summary>Whether the set-up script could install Debian packages here: it runs as root, and there is a package manager.</summary>
    public static bool CanInstallPackages() => Environment.UserName == "root" && Find("apt-get") is not null;
}
