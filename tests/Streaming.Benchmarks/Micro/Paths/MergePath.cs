using Streaming.Domain.Measures;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>Cells of a busy shard are added up, as an answer does.</summary>
internal sealed class MergePath : IHotPath
{
    private readonly MeasureTotals _totals = new();

    /// <inheritdoc/>
    public string Operation => "cells";

    /// <inheritdoc/>
    public int Operations => Cells.Length;

    /// <summary>The cells.</summary>
    public MeasureSet[] Cells { get; } = CommittedCells.Take(10_000);

    /// <inheritdoc/>
    public void Prepare() => _totals.Clear();

    /// <inheritdoc/>
    public void Run()
    {
        foreach (var cell in Cells)
        {
            _totals.Add(cell);
        }
    }
}
