namespace Grpc.Core;

/// <summary>Where a channel's connection stands.</summary>
public enum ConnectivityState
{
    Idle = 0,
    Connecting = 1,
    Ready = 2,
    TransientFailure = 3,
    Shutdown = 4,
}
