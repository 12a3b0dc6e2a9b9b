namespace Streaming.Demo.Hosts;

/// <summary>Finds the programs of the services beside this one in the build's output.</summary>
internal static class HostAssembly
{
    /// <summary>Looks for a service.</summary>
    /// <param name="name">Its assembly, without extension.</param>
    /// <returns>The full path of its program.</returns>
    /// <exception cref="DemoException">It is not built.</exception>
    public static string Find(string name) => TryFind(name)
        ?? throw new DemoException($"{name} is not built: start the demo by ./demo.sh, or build services/demo/Streaming.Demo, which builds what it starts.");

    /// <summary>Looks for a service.</summary>
    /// <param name="name">Its assembly, without extension.</param>
    /// <returns>The full path of its program; <see langword="null"/> when it is not built.</returns>
    public static string? TryFind(string name)
    {
        // Programs lie at bin/<project>/<configuration>/.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        if (own.Parent?.Parent is not { } all)
        {
            return null;
        }

        var path = Path.Combine(all.FullName, name, own.Name, name + ".dll");
        return File.Exists(path) ? path : null;
    }
}
