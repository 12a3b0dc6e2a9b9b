namespace Streaming.Testing.Recount;

/// <summary>Ends the reading of a record with the reason for which it is left out.</summary>
internal sealed class RecountRejection(RecountExclusion reason, string message) : Exception(message)
{
    /// <summary>Why the record is left out.</summary>
    public RecountExclusion Reason { get; } = reason;
}
