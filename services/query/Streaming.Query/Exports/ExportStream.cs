using Google.Protobuf;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Exports;

/// <summary>
/// Sends the rows of one export as they are made: a chunk at a time, and the next only when the transport has taken the one before, so that a slow
/// reader slows the making.
/// </summary>
/// <param name="stream">The reader.</param>
/// <param name="format">The form of the table.</param>
/// <param name="time">Times the reader's silence.</param>
/// <param name="cancellationToken">The reader has gone, or the process stops.</param>
internal sealed class ExportStream(IServerStreamWriter<Wire.ExportChunk> stream, IRowFormat format, TimeProvider time, CancellationToken cancellationToken)
{
    private Wire.ExportChunk _chunk = new();
    private long _rows;

    /// <summary>Begins the table.</summary>
    /// <param name="state">What the rows stand on.</param>
    /// <param name="columns">The names of its columns.</param>
    public void Begin(Wire.DataState state, IReadOnlyList<string> columns)
    {
        _chunk.State = state;
        _chunk.ContentType = format.ContentType;
        format.Begin(columns);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Its cells.</param>
    public Task AddAsync(ReadOnlySpan<object?> cells)
    {
        format.Add(cells);
        _rows++;
        return _rows % 16 == 0 && format.Length >= QueryLimits.ExportChunkBytes ? SendAsync() : Task.CompletedTask;
    }

    /// <summary>Ends the table.</summary>
    /// <param name="isIncomplete">Whether rows are missing.</param>
    public Task EndAsync(bool isIncomplete = false)
    {
        _chunk.Last = true;
        _chunk.RowCount = _rows;
        _chunk.Incomplete = isIncomplete;
        return SendAsync();
    }

    private async Task SendAsync()
    {
        _chunk.Data = UnsafeByteOperations.UnsafeWrap(format.Take());
        await PatientWrite.ToAsync(stream, _chunk, time, "", cancellationToken);
        _chunk = new Wire.ExportChunk();
    }
}
