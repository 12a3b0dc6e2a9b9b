using Streaming.Domain.Names;

namespace Streaming.Query.Index;

/// <summary>A cube's splits by fewer of its dimensions. Never changes.</summary>
/// <param name="Mask">The dimensions that are left: a bit for each <see cref="NameKind"/>.</param>
/// <param name="ToProjected">For each split, the number of the one that it becomes.</param>
/// <param name="Splits">The splits that are left; other dimensions are none.</param>
internal sealed record SplitProjection(int Mask, int[] ToProjected, Split[] Splits);
