namespace Grpc.Core.Utils;

/// <summary>Checks that generated and hand-written gRPC code makes on its arguments.</summary>
public static class GrpcPreconditions
{
    public static void CheckArgument(bool condition)
    {
        if (!condition)
        {
            throw new ArgumentException("A precondition on an argument does not hold.");
        }
    }

    public static void CheckArgument(bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new ArgumentException(errorMessage);
        }
    }

    public static T CheckNotNull<T>(T reference) => CheckNotNull(reference, nameof(reference));

    public static T CheckNotNull<T>(T reference, string paramName) => reference is null ? throw new ArgumentNullException(paramName) : reference;

    public static void CheckState(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException();
        }
    }

    public static void CheckState(bool condition, string errorMessage)
    {
        if (!condition)
        {
            throw new InvalidOperationException(errorMessage);
        }
    }
}
