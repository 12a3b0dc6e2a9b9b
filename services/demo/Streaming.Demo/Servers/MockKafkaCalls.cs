using System.Reflection;
using System.Runtime.InteropServices;

namespace Streaming.Demo.Servers;

/// <summary>librdkafka's own calls for its mock cluster, which its .NET client does not pass on (<c>rdkafka_mock.h</c>).</summary>
internal static class MockKafkaCalls
{
    /// <summary>The kind of client that a producer is.</summary>
    public const int Producer = 0;

    /// <summary>The library's name.</summary>
    public const string Library = "librdkafka";

    /// <summary>Where it is looked for.</summary>
    public const DllImportSearchPath Places = DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories;

    // The package has a build for each kind of system; the .NET client takes the first that can be loaded, as this does.
    private static readonly string[] Builds = [Library, "alpine-librdkafka", "centos8-librdkafka"];

    static MockKafkaCalls() => NativeLibrary.SetDllImportResolver(typeof(MockKafkaCalls).Assembly, Load);

    /// <summary>The cluster's <c>bootstrap.servers</c>.</summary>
    public static string BootstrapServersOf(nint cluster) => Marshal.PtrToStringUTF8(Bootstraps(cluster))!;

    [DllImport(Library, EntryPoint = "rd_kafka_conf_new")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern nint NewSettings();

    [DllImport(Library, EntryPoint = "rd_kafka_conf_set_log_cb")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern void SetLogHandler(nint settings, nint handler);

    [DllImport(Library, EntryPoint = "rd_kafka_new")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern nint NewClient(int kind, nint settings, [Out] byte[] reason, nuint reasonLength);

    [DllImport(Library, EntryPoint = "rd_kafka_destroy")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern void DestroyClient(nint client);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern nint NewCluster(nint client, int brokers);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern void DestroyCluster(nint cluster);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_group_initial_rebalance_delay_ms")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern void SetGroupDelay(nint cluster, int milliseconds);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_topic_create")]
    [DefaultDllImportSearchPaths(Places)]
    public static extern int CreateTopic(nint cluster, byte[] topic, int partitions, int replicas);

    [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    [DefaultDllImportSearchPaths(Places)]
    private static extern nint Bootstraps(nint cluster);

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? places)
    {
        foreach (var build in name == Library ? Builds : [])
        {
            if (NativeLibrary.TryLoad(build, assembly, places, out var library))
            {
                return library;
            }
        }

        return 0;
    }
}
