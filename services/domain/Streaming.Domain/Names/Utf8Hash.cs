using System.Runtime.InteropServices;

namespace Streaming.Domain.Names;

/// <summary>Hash codes of UTF-8 text for lookups in memory: seeded anew by each process, so that nobody can prepare collisions.</summary>
internal static class Utf8Hash
{
    public static int Of(ReadOnlySpan<byte> utf8)
    {
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(utf8));
        return (utf8.Length & 1) == 0 ? hash : (hash * 31) + utf8[^1];
    }
}
