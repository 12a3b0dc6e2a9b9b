namespace Grpc.Core;

/// <summary>Hints for one message.</summary>
[Flags]
public enum WriteFlags
{
    BufferHint = 1,
    NoCompress = 2,
}

/// <summary>The hints that a stream's next messages carry.</summary>
public class WriteOptions(WriteFlags flags = default)
{
    public static readonly WriteOptions Default = new();

    public WriteFlags Flags { get; } = flags;
}
