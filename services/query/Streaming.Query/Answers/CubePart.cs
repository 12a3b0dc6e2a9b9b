using Streaming.Domain.Names;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>One of the cubes that an answer reads.</summary>
/// <param name="Cube">Which.</param>
/// <param name="Snapshot">Its content.</param>
/// <param name="Groups">The groups of its splits; <see langword="null"/> for the sum of everything.</param>
internal sealed record CubePart(Cube Cube, CubeSnapshot Snapshot, SplitGroups? Groups);
