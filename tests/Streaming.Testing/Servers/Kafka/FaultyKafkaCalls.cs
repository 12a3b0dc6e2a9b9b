using System.Runtime.InteropServices;
using Streaming.Demo.Servers;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>librdkafka's own calls for the faults of its mock cluster (<c>rdkafka_mock.h</c>). The library is loaded by <see cref="MockKafkaCalls"/>, for whoever has a cluster.</summary>
internal static class FaultyKafkaCalls
{
    /// <summary>A request of an array of them.</summary>
    public static nint At(nint requests, int place) => Marshal.ReadIntPtr(requests, place * nint.Size);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_partition_set_leader")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern int SetLeader(nint cluster, byte[] topic, int partition, int broker);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_broker_set_rtt")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern int SetRoundTrip(nint cluster, int broker, int milliseconds);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern void PushErrors(nint cluster, short request, nuint count, int[] errors);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_start_request_tracking")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern void StartTracking(nint cluster);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_get_requests")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern nint GetRequests(nint cluster, out nuint count);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_request_api_key")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern short KindOf(nint request);

    [DllImport(MockKafkaCalls.Library, EntryPoint = "rd_kafka_mock_request_destroy_array")]
    [DefaultDllImportSearchPaths(MockKafkaCalls.Places)]
    public static extern void DestroyRequests(nint requests, nuint count);
}
