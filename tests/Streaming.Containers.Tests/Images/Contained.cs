using System.Globalization;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Containers.Tests.Images;

/// <summary>Programs of images in a read-only root of their own, without rights: as far as a container goes that the kernel alone can make.</summary>
internal static class Contained
{
    // That of the base image, APP_UID.
    private const int User = 1654;
    private static readonly string[] Programs = ["unshare", "setpriv", "chroot", "mount"];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Whether this machine can start them.</summary>
    public static bool IsPossible => OperatingSystem.IsLinux() && Environment.UserName == "root"
        && Programs.All(static program => Executables.Find(program) is not null || File.Exists($"/usr/sbin/{program}"));

    /// <summary>Ends the test where this machine cannot.</summary>
    public static void Require() => Requires.Part(IsPossible, "A mount namespace", "run as root on Linux, with util-linux.", couldBeProvided: false);

    /// <summary>Starts what an image starts, with the environment that image and service set.</summary>
    /// <param name="app">What the image has at /app.</param>
    /// <param name="target">The image's stage.</param>
    /// <param name="service">Its service in docker-compose.yml.</param>
    /// <param name="environment">What differs here: addresses and ports.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="readyText">It is ready when it has written this.</param>
    /// <param name="folder">A folder for the roots of such programs.</param>
    public static Task<ServerProcess> StartAsync(
        string app,
        string target,
        ComposeService service,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> arguments,
        string readyText,
        TemporaryFolder folder)
    {
        var root = folder[$"root-{target}"];
        Directory.CreateDirectory(root);
        var script = Path.Combine(ImageSource.Repository, "tests", "Streaming.Containers.Tests", "Images", "contained.sh");
        var mounts = service.Mounts.Select(mount => $"{Path.GetFullPath(mount.Source, ImageSource.Repository)}:{mount.Target}");
        var all = new Dictionary<string, string>(Dockerfile.EnvironmentOf("base").Concat(service.Environment));
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        return ServerProcess.StartAsync(
            "unshare",
            [
                "--mount", "--propagation", "private", "bash", script, root, app, User.ToString(CultureInfo.InvariantCulture), .. mounts,
                "--", .. Dockerfile.EntrypointOf(target), .. arguments,
            ],
            readyText,
            StartTimeout,
            environment: all);
    }
}
