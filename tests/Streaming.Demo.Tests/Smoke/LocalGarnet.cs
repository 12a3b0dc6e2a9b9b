using Streaming.Demo.Servers;

namespace Streaming.Demo.Tests.Smoke;

/// <summary>Whether the demo's Redis is on this machine.</summary>
internal static class LocalGarnet
{
    public static bool IsRestored(string root) => LocalTool.Command(root, "garnet-server")[0] == "exec";
}
