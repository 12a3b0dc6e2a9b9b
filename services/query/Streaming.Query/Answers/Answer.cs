using Streaming.Domain.Windows;

namespace Streaming.Query.Answers;

/// <summary>The values of a selection over one interval.</summary>
/// <param name="Interval">The exact interval.</param>
/// <param name="Rows">The rows, best rank first, the folded one last.</param>
/// <param name="GroupCount">How many groups there are, before folding.</param>
internal sealed record Answer(TimeInterval Interval, IReadOnlyList<AnswerRow> Rows, int GroupCount);
