using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Answers;

/// <summary>The words for why there is no number, the same in JSON and in tables; labels have them by <c>absent.</c> and the word.</summary>
internal static class AbsenceWords
{
    /// <summary>The word for a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns><see langword="null"/> when there is a number.</returns>
    public static string? Of(Wire.AbsentReason reason) => reason == Wire.AbsentReason.Unspecified ? null : WireWords.Of(reason);
}
